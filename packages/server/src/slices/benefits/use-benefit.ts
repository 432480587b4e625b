import { type BenefitsPolicy, type BenefitUse, measureOf } from '@fulcrum/contract';
import { type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { decimal, micro, times } from '../../kernel/micro.ts';
import { type OutcomeHook, requestApproval, withdrawApproval } from '../approvals/index.ts';
import type { EntitledRow, Standing } from './account-benefits.sql.ts';
import { leftOf, standingOn } from './account-benefits.ts';
import { offerBy } from './offers.sql.ts';
import { decideUse, insertUse, lockAccounts, type NewUse, useBy, takeBack as writeTakenBack } from './uses.sql.ts';

type Input<Name extends keyof Handlers<'benefits'>> = Parameters<Handlers<'benefits'>[Name]>[1];

export const byOf = (ctx: WriteCtx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

/** Null: the entitlement allows it; else how much it allows, as a number: above that somebody must approve. */
export function allowedAtMost(row: EntitledRow | undefined, quantity: number): number | null {
  if (!row) return 0;
  const { benefit, terms } = row;
  const most = terms.limit ?? leftOf(row) ?? (measureOf(benefit.kind) === 'limit' ? 0 : Number.POSITIVE_INFINITY);
  const allowed = Math.min(most, benefit.approvalAbove ?? Number.POSITIVE_INFINITY);
  return quantity <= allowed ? null : allowed;
}

/** A use against the budget of an offer: of this benefit, open to the level on the day, with enough left. */
async function byOffer(ctx: WriteCtx, input: Input<'use'>, standing: Standing, day: string): Promise<Pick<NewUse, 'offerId' | 'unitCost'>> {
  const offer = await offerBy(ctx.db, input.offerId ?? '', true);
  if (!offer || offer.benefit !== input.benefit) throw notFound('offer');
  const open = offer.state === 'approved' && offer.from <= day && day <= offer.until && offer.levels.includes(standing.level ?? '');
  if (!open) throw new Fault('conflict', 'benefit.offer_closed');
  if (Number(input.quantity) * Number(offer.unitCost) > Number(offer.left))
    throw new Fault('conflict', 'benefit.offer_spent', { left: offer.left });
  return { offerId: offer.id, unitCost: offer.unitCost };
}

const unitCostOf = (row: EntitledRow | undefined, policy: BenefitsPolicy | undefined, id: string): number =>
  row?.terms.unitCost ?? row?.benefit.unitCost ?? policy?.benefits.find((benefit) => benefit.id === id)?.unitCost ?? 0;

/** Records a use; what is more than the account is entitled to becomes a request, and says why. */
export async function useBenefit(ctx: WriteCtx, input: Input<'use'>): Promise<BenefitUse> {
  await requireAccount(ctx, input.accountId, 'writes');
  await lockAccounts(ctx.db, [input.accountId]);
  const day = input.on ?? ctx.today;
  const { stored, standing } = await standingOn(ctx, input.accountId, day, true);
  const row = standing.rows.find(({ benefit }) => benefit.id === input.benefit);
  if (!row && !stored?.policy.benefits.some(({ id }) => id === input.benefit))
    throw new Fault('invalid', 'benefit.unknown', { id: input.benefit });
  const allowed = input.offerId === undefined ? allowedAtMost(row, Number(input.quantity)) : null;
  if (allowed !== null && !input.reason) throw new Fault('invalid', 'benefit.needs_reason', { allowed });
  const paid =
    input.offerId === undefined
      ? { offerId: null, unitCost: String(unitCostOf(row, stored?.policy, input.benefit)) }
      : await byOffer(ctx, input, standing, day);
  const id = newId();
  const { accountId, benefit, quantity, note = null, reason = null } = input;
  const state = allowed === null ? 'used' : 'requested';
  await insertUse(ctx.db, { id, accountId, benefit, quantity, on: day, note, reason, state, ...paid }, byOf(ctx));
  await ctx.record({
    action: state === 'used' ? 'benefit.use' : 'benefit.ask',
    entity: 'account',
    entityId: accountId,
    after: { useId: id, benefit, quantity, on: day, offerId: paid.offerId, allowed },
    ...(reason ? { note: reason } : {}),
  });
  if (state === 'requested') {
    const about = row?.benefit ?? stored?.policy.benefits.find((one) => one.id === benefit);
    const amount = decimal(times(micro(quantity), micro(paid.unitCost)));
    const title = { zh: `${about?.name.zh} ${quantity} ${about?.unit.zh}`, en: `${about?.name.en}: ${quantity} ${about?.unit.en}` };
    const currency = ctx.organisation?.baseCurrency ?? null;
    await requestApproval(ctx, { kind: 'benefit_use', accountId, recordId: id, title, reason: reason ?? '', amount, currency });
  }
  return (await useBy(ctx.db, accountId, id))!;
}

/** What came of a request above the entitlement. What was returned still waits: it is asked again or withdrawn. */
export const useDecided: OutcomeHook = async (ctx, { accountId, recordId, state, note }) => {
  if (!accountId || !recordId || state === 'returned') return;
  const of = { accountId, id: recordId };
  if (state === 'withdrawn') await writeTakenBack(ctx.db, 'benefit_use', { ...of, reason: note ?? '' }, byOf(ctx));
  else await decideUse(ctx.db, of, { ...byOf(ctx), approve: state === 'approved', note });
  await ctx.record({
    action: 'benefit.decide',
    entity: 'account',
    entityId: accountId,
    after: { useId: recordId, state },
    note: note ?? '',
  });
};

/** A record made by mistake, or a request that is no longer wanted: kept, and counted no more from today on. */
export async function takeBackUse(ctx: WriteCtx, { accountId, id, reason }: Input<'takeBack'>): Promise<BenefitUse> {
  await requireAccount(ctx, accountId, 'writes');
  const found = await useBy(ctx.db, accountId, id);
  if (!found) throw notFound('record');
  if (!(await writeTakenBack(ctx.db, 'benefit_use', { accountId, id, reason }, byOf(ctx))))
    throw new Fault('conflict', 'benefit.taken_back');
  await withdrawApproval(ctx, { kind: 'benefit_use', recordId: id, note: reason });
  await ctx.record({
    action: 'benefit.take_back',
    entity: 'account',
    entityId: accountId,
    before: { useId: id, state: found.state, benefit: found.benefit, quantity: found.quantity },
    after: { useId: id, state: 'taken_back' },
    note: reason,
  });
  return (await useBy(ctx.db, accountId, id))!;
}

export async function takeBackNotice(ctx: WriteCtx, { accountId, id, reason }: Input<'takeBackNotice'>): Promise<{ done: true }> {
  await requireAccount(ctx, accountId, 'writes');
  if (!(await writeTakenBack(ctx.db, 'benefit_notice', { accountId, id, reason }, byOf(ctx)))) throw notFound('record');
  await ctx.record({
    action: 'benefit.take_back_notice',
    entity: 'account',
    entityId: accountId,
    before: { noticeId: id },
    after: { noticeId: id, state: 'taken_back' },
    note: reason,
  });
  return { done: true };
}
