import type { ProcedurePolicy } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { requireProduct } from '../orders/index.ts';
import { milestonesOf } from './milestones.ts';
import { basesOf, endStart, insertStarts, type NewStart, reachMilestones } from './store.sql.ts';

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
  await beginStarts(ctx, document, [{ accountId, runId, productId: productId ?? null, startsOn: startsOn ?? null, contractId: null }]);
}

export interface BegunStart extends Required<Pick<NewStart, 'accountId' | 'runId' | 'productId' | 'contractId'>> {
  /** Null: counted from what the account has of the product. */
  startsOn: string | null;
}
/** The same of many runs of one procedure that begin today. */
export async function beginStarts(
  { db, today }: Pick<WriteCtx, 'db' | 'today'>,
  document: Pick<ProcedurePolicy, 'steps'>,
  begun: readonly BegunStart[],
): Promise<void> {
  const bases = await basesOf(db, begun, today);
  // The contract may be older than the project: what is planned is planned from now.
  const milestones = milestonesOf(document, today);
  await insertStarts(
    db,
    begun.map(({ startsOn, ...start }, nth) => {
      const basis = startsOn ? { startsOn, basis: start.contractId ? ('contract' as const) : ('given' as const) } : bases[nth]!;
      return { ...start, ...basis, begunOn: today, endedOn: null, milestones };
    }),
  );
}

/** What a verb did to a run: milestones at steps that are done are reached, and with the run ends the start. */
export async function followStarts(
  ctx: WriteCtx,
  { accountId, runId, done, ended }: { accountId: string; runId: string; done: readonly string[]; ended: boolean },
): Promise<void> {
  if (done.length) await reachMilestones(ctx.db, { accountId, runId, steps: done, on: ctx.today });
  if (ended) await endStart(ctx.db, { accountId, runId, on: ctx.today });
}
