import { sql } from 'kysely';
import type { WriteCtx } from '../access/index.ts';
import type { StoredLifecycle } from './lifecycles.sql.ts';
import type { LineSource, LineTerm } from './line-source.ts';
import { recordedRun } from './recorded-run.ts';
import type { Cause, RunSummary } from './run.ts';
import { previewLifecycle, runLifecycle } from './run-lifecycle.sql.ts';

/** Where nothing can be subscribed to, no account has a stage. */
const NO_LINES: LineSource = {
  terms: () => sql<LineTerm>`select null::uuid as account_id where false`,
  days: () => sql`select null::uuid as account_id, null::date as day where false`,
};

/** Judges every line by the lifecycle in force. */
export const evaluateLifecycle = (
  ctx: WriteCtx,
  stored: StoredLifecycle,
  lines: LineSource | null,
  of: { asOf: string; cause: Cause },
): Promise<RunSummary> =>
  recordedRun(ctx, { kind: 'lifecycle', id: stored.id, version: stored.version, ...of }, (runId, published) =>
    (published ? runLifecycle : previewLifecycle)(ctx.db, { runId, stored, lines: lines ?? NO_LINES, asOf: of.asOf }),
  );
