import type { ProcedurePolicy } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { requireProduct } from '../orders/index.ts';
import { milestonesOf } from './milestones.ts';
import { basisOf, endStart, insertStarts, reachMilestones } from './store.sql.ts';

interface Begun {
  accountId: string;
  runId: string;
  document: ProcedurePolicy;
  productId?: string | undefined;
  startsOn?: string | undefined;
}

/** What a run of this procedure is beyond its steps: of another category it has neither product nor days that count. */
export async function beginStart(ctx: WriteCtx, { accountId, runId, document, productId, startsOn }: Begun): Promise<void> {
  if (document.category !== 'project_start') {
    if (productId || startsOn) throw new Fault('invalid', 'project_start.other_category');
    return;
  }
  if (productId) await requireProduct(ctx, productId);
  if (startsOn && startsOn > ctx.today) throw new Fault('invalid', 'project_start.later');
  const product = productId ?? null;
  const of = startsOn ? { startsOn, basis: 'given' as const } : await basisOf(ctx.db, { accountId, productId: product, today: ctx.today });
  // The contract may be older than the project: what is planned is planned from now.
  const milestones = milestonesOf(document, ctx.today);
  await insertStarts(ctx.db, [{ accountId, runId, productId: product, ...of, begunOn: ctx.today, endedOn: null, milestones }]);
}

/** What a verb did to a run: milestones at steps that are done are reached, and with the run ends the start. */
export async function followStarts(
  ctx: WriteCtx,
  { accountId, runId, done, ended }: { accountId: string; runId: string; done: readonly string[]; ended: boolean },
): Promise<void> {
  if (done.length) await reachMilestones(ctx.db, { accountId, runId, steps: done, on: ctx.today });
  if (ended) await endStart(ctx.db, { accountId, runId, on: ctx.today });
}
