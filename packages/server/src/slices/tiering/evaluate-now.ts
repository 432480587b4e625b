import type { WriteCtx } from '../../access/index.ts';
import { type Cause, evaluate, type RunSummary } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { thaw } from '../freezes/index.ts';

/** Judges every account by every tier policy in force as of a day, within the caller's transaction. */
export async function evaluateNow(ctx: WriteCtx, asOf: string, cause: Cause = 'manual'): Promise<RunSummary[]> {
  await thaw(ctx);
  const policies = await evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause });
  await ctx.record({ action: 'evaluation.run', entity: 'policy', after: { asOf, cause, policies } });
  return policies;
}
