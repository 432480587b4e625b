import type { ApprovalKind } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { addWorkingMinutes, endOfWorkingDay, type WorkTime } from '../../kernel/working-time.ts';
import { rateOn } from '../../records/records.sql.ts';
import { workTimeOf } from '../settings/index.ts';
import { readRules } from './approval-rules.ts';
import { type NamedStep, stepsFor } from './approvers.ts';
import type { At, Step } from './course.ts';
import { inBase, placesOf, signingPeople } from './subject.sql.ts';

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

type OfSomebody = Asked & { askerId: string | null; baseAmount: string | null };
/** Which steps each request runs through, and who decides each; none where the rules name none, nobody where nobody could decide. */
export async function stepsOfEach(ctx: Ctx, asked: readonly OfSomebody[]): Promise<NamedStep[][]> {
  const places = await placesOf(ctx.db, asked, ctx.today);
  const { rules } = await readRules(ctx);
  const people = await signingPeople(ctx.db);
  return asked.map(({ kind, baseAmount, askerId }, n) => stepsFor(rules, { kind, amount: baseAmount, askerId, ...places[n]! }, people));
}

/** The same of one request. Refuses what nobody could decide. */
export async function namedSteps(ctx: Ctx, asked: OfSomebody): Promise<NamedStep[]> {
  const [steps = []] = await stepsOfEach(ctx, [asked]);
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
/** A moment, and when what opens at it is due: after so much working time. */
export const momentOf = (now: string, time: WorkTime): At => ({
  now,
  dueOf: ({ unit, count }) => (unit === 'hours' ? addWorkingMinutes(now, count * HOUR, time) : endOfWorkingDay(now, count, time)),
});
/** The moment of a verb. */
export const atOf = async (ctx: Ctx): Promise<At> => momentOf(ctx.now, await workTimeOf(ctx));
