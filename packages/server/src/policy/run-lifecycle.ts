import { sql } from 'kysely';
import type { WriteCtx } from '../access/index.ts';
import type { Catalog } from './catalog.ts';
import { judgesLines, type StoredLifecycle } from './lifecycles.sql.ts';
import type { LineSource, LineTerm } from './line-source.ts';
import { recordedRun } from './recorded-run.ts';
import type { Cause, RunSummary } from './run.ts';
import { previewLifecycle, runLifecycle } from './run-lifecycle.sql.ts';
import { previewStages, runStages } from './run-stages.sql.ts';

/** Where nothing can be subscribed to, no account has a stage. */
const NO_LINES: LineSource = {
  terms: () => sql<LineTerm>`select null::uuid as account_id where false`,
  days: () => sql`select null::uuid as account_id, null::date as day where false`,
};

/** Judges every line by the lifecycle in force, or every account where its stages have conditions. */
export const evaluateLifecycle = (
  ctx: WriteCtx,
  stored: StoredLifecycle,
  catalog: Catalog,
  of: { asOf: string; cause: Cause },
): Promise<RunSummary> =>
  recordedRun(ctx, { kind: 'lifecycle', id: stored.id, version: stored.version, ...of }, (runId, published) => {
    const { db } = ctx;
    const { asOf } = of;
    if (judgesLines(stored))
      return (published ? runLifecycle : previewLifecycle)(db, { runId, stored, lines: catalog.lines ?? NO_LINES, asOf });
    return (published ? runStages : previewStages)(db, { runId, stored, catalog, asOf });
  });
