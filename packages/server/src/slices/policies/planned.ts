import { isDeepStrictEqual } from 'node:util';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { inTurn } from '../../kernel/in-turn.ts';
import { beginPlan, type DuePlan, duePlans, type HeldBack, holdPlanBack } from '../../policy/planned.sql.ts';
import { judgeAnew } from './judge-anew.ts';
import { sound } from './sound.ts';

interface Begun {
  id: string;
  version: number;
  /** Null: it is in force. */
  heldBack: HeldBack | null;
}

/** What was right when it was planned may not be on its day: a field may be gone. */
async function faultOf(ctx: Ctx, { id, document }: DuePlan): Promise<HeldBack | null> {
  try {
    await sound(ctx, document, id);
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { reason: error.reason, detail: error.detail };
  }
}

async function begin(ctx: WriteCtx, plan: DuePlan): Promise<Begun[]> {
  const { id, version, on } = plan;
  const heldBack = await faultOf(ctx, plan);
  const of = { entity: 'policy', entityId: id } as const;
  if (heldBack === null) {
    const before = await beginPlan(ctx.db, plan, { now: ctx.now, today: ctx.today });
    await ctx.record({ action: 'policy.put_in_force', ...of, before: { version: before }, after: { version, planned: on } });
    await judgeAnew(ctx, plan);
    return [{ id, version, heldBack }];
  }
  // Asked every hour: the same fault is told once.
  if (isDeepStrictEqual(heldBack, plan.heldBack)) return [];
  await holdPlanBack(ctx.db, plan, heldBack);
  await ctx.record({ action: 'policy.hold_back', ...of, after: { version, planned: on, ...heldBack } });
  return [{ id, version, heldBack }];
}

/**
 * Puts every planned version in force whose day has come; one that is no longer sound stays planned and says why, until it is mended or
 * withdrawn. One after another: a policy may name what another brings on the same day. Harmless to repeat; answers what was new.
 */
export async function putPlannedInForce(ctx: WriteCtx): Promise<Begun[]> {
  const due = await duePlans(ctx.db, ctx.today);
  return (await inTurn(due, (plan) => begin(ctx, plan))).flat();
}
