import type { WriteCtx } from '../access/index.ts';
import type { Catalog } from './catalog.ts';
import type { StoredHealth } from './healths.sql.ts';
import { recordedRun } from './recorded-run.ts';
import type { Cause, RunSummary } from './run.ts';
import { previewHealth, runHealth } from './run-health.sql.ts';

/** Judges the health of every account by the policy in force. */
export const evaluateHealth = (
  ctx: WriteCtx,
  stored: StoredHealth,
  catalog: Catalog,
  of: { asOf: string; cause: Cause },
): Promise<RunSummary> =>
  recordedRun(ctx, { kind: 'health', id: stored.id, version: stored.version, ...of }, (runId, published) =>
    (published ? runHealth : previewHealth)(ctx.db, { runId, stored, catalog, asOf: of.asOf, now: ctx.now }),
  );
