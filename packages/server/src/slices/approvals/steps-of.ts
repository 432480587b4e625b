import type { ApprovalKind } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { addWorkingMinutes, endOfWorkingDay } from '../../kernel/working-time.ts';
import { rateOn } from '../../records/records.sql.ts';
import { workTimeOf } from '../settings/index.ts';
import { readRules } from './approval-rules.ts';
import { type NamedStep, stepsFor } from './approvers.ts';
import type { At, Step } from './course.ts';
import { inBase, placeOf, signingPeople } from './subject.sql.ts';

export interface Asked {
  kind: ApprovalKind;
  accountId: string | null;
  amount: string | null;
  currency: string | null;
}

/** An amount in base currency; null without one. */
export async function baseAmountOf(ctx: Ctx, { amount, currency }: Pick<Asked, 'amount' | 'currency'>): Promise<string | null> {
  if (amount === null) return null;
  if (currency === null) throw new Fault('invalid', 'approval.no_currency');
  const rate = await rateOn(ctx.db, currency, ctx.organisation?.baseCurrency ?? currency, ctx.today);
  if (rate === null) throw new Fault('invalid', 'approval.no_rate', { currency });
  return inBase(ctx.db, amount, rate);
}

/** Which steps a request of somebody runs through, and who decides each. Refuses what nobody could decide. */
export async function namedSteps(ctx: Ctx, asked: Asked & { askerId: string | null; baseAmount: string | null }): Promise<NamedStep[]> {
  const { kind, accountId, askerId, baseAmount } = asked;
  const place = await placeOf(ctx.db, { askerId, accountId, today: ctx.today });
  const { rules } = await readRules(ctx);
  const steps = stepsFor(rules, { kind, amount: baseAmount, askerId, ...place }, await signingPeople(ctx.db));
  if (!steps.length) throw new Fault('conflict', 'approval.no_step');
  const empty = steps.find(({ signers }) => !signers.length);
  if (empty) throw new Fault('conflict', 'approval.nobody', { step: empty.rule.name[ctx.language] });
  return steps;
}

const fresh = { decidedBy: null, decidedAt: null, note: null } as const;
export const signerOf = (userId: string) => ({ id: newId(), userId, holderId: userId, state: 'waiting' as const, ...fresh });
export const waitingStep = (of: Pick<Step, 'name' | 'mode' | 'within' | 'addedBy'>, userIds: readonly string[]): Step => ({
  ...{ id: newId(), state: 'waiting', dueAt: null, openedAt: null, endedAt: null },
  ...of,
  signers: userIds.map(signerOf),
});
export const asSteps = (steps: readonly NamedStep[]): Step[] =>
  steps.map(({ rule: { name, mode, within }, signers }) =>
    waitingStep(
      { name, mode, within, addedBy: null },
      signers.map(({ id }) => id),
    ),
  );

const HOUR = 60;
/** The moment of a verb; what opens at it is due after so much working time. */
export async function atOf(ctx: Ctx): Promise<At> {
  const time = await workTimeOf(ctx);
  return {
    now: ctx.now,
    dueOf: ({ unit, count }) => (unit === 'hours' ? addWorkingMinutes(ctx.now, count * HOUR, time) : endOfWorkingDay(ctx.now, count, time)),
  };
}
