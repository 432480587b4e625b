import type { BenefitOffer } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { benefitsOn } from '../../policy/benefits.sql.ts';
import { type OutcomeHook, requestApproval, withdrawApproval } from '../approvals/index.ts';
import { insertOffer, offerBy, decideOffer as writeDecision, endOffer as writeEnd } from './offers.sql.ts';
import { byOf } from './use-benefit.ts';

type Input<Name extends keyof Handlers<'benefits'>> = Parameters<Handlers<'benefits'>[Name]>[1];

async function one(ctx: WriteCtx, id: string, lock = false): Promise<BenefitOffer> {
  const found = await offerBy(ctx.db, id, lock);
  if (!found) throw notFound('offer');
  return found;
}

export async function proposeOffer(ctx: WriteCtx, input: Input<'proposeOffer'>): Promise<BenefitOffer> {
  if (input.until < input.from) throw new Fault('invalid', 'benefit.offer_days');
  const stored = await benefitsOn(ctx.db, ctx.today);
  if (!stored?.policy.benefits.some(({ id }) => id === input.benefit)) throw new Fault('invalid', 'benefit.unknown', { id: input.benefit });
  const id = newId();
  await insertOffer(ctx.db, { id, ...input }, byOf(ctx));
  await ctx.record({ action: 'benefit.propose_offer', entity: 'benefit_offer', entityId: id, after: input, note: input.reason });
  const title = { zh: input.name, en: input.name };
  const currency = ctx.organisation?.baseCurrency ?? null;
  await requestApproval(ctx, { kind: 'benefit_offer', recordId: id, title, reason: input.reason, amount: input.budget, currency });
  return one(ctx, id);
}

/** What came of a proposed offer. What was returned still waits: it is asked again or withdrawn. */
export const offerDecided: OutcomeHook = async (ctx, { recordId, state, note }) => {
  if (!recordId || state === 'returned') return;
  if (state === 'withdrawn') await writeEnd(ctx.db, recordId, { ...byOf(ctx), reason: note ?? '' });
  else await writeDecision(ctx.db, recordId, { ...byOf(ctx), approve: state === 'approved', note });
  await ctx.record({ action: 'benefit.decide_offer', entity: 'benefit_offer', entityId: recordId, after: { state }, note: note ?? '' });
};

/** Uses of it stay as they were; nobody uses it from today on. */
export async function endOffer(ctx: WriteCtx, { id, reason }: Input<'endOffer'>): Promise<BenefitOffer> {
  const before = await one(ctx, id, true);
  if (before.state === 'ended' || before.state === 'refused' || before.until < ctx.today)
    throw new Fault('conflict', 'benefit.offer_ended');
  await writeEnd(ctx.db, id, { ...byOf(ctx), reason });
  await withdrawApproval(ctx, { kind: 'benefit_offer', recordId: id, note: reason });
  const after = await one(ctx, id);
  await ctx.record({
    action: 'benefit.end_offer',
    entity: 'benefit_offer',
    entityId: id,
    before: { state: before.state },
    after: { state: after.state, name: after.name },
    note: reason,
  });
  return after;
}
