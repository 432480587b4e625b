import type { BenefitOffer } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { benefitsOn } from '../../policy/benefits.sql.ts';
import { insertOffer, offerBy, decideOffer as writeDecision, endOffer as writeEnd } from './offers.sql.ts';
import { shownOffer } from './shown.ts';
import { byOf } from './use-benefit.ts';

type Input<Name extends keyof Handlers<'benefits'>> = Parameters<Handlers<'benefits'>[Name]>[1];

async function one(ctx: WriteCtx, id: string, lock = false): Promise<BenefitOffer> {
  const found = await offerBy(ctx.db, id, lock);
  if (!found) throw notFound('offer');
  return shownOffer(ctx, found);
}

export async function proposeOffer(ctx: WriteCtx, input: Input<'proposeOffer'>): Promise<BenefitOffer> {
  if (input.until < input.from) throw new Fault('invalid', 'benefit.offer_days');
  const stored = await benefitsOn(ctx.db, ctx.today);
  if (!stored?.policy.benefits.some(({ id }) => id === input.benefit)) throw new Fault('invalid', 'benefit.unknown', { id: input.benefit });
  const id = newId();
  await insertOffer(ctx.db, { id, ...input }, byOf(ctx));
  await ctx.record({ action: 'benefit.propose_offer', entity: 'benefit_offer', entityId: id, after: input, note: input.reason });
  return one(ctx, id);
}

/** By somebody who may, and never by who proposes it. */
export async function decideOnOffer(ctx: WriteCtx, { id, approve, note }: Input<'decideOffer'>): Promise<BenefitOffer> {
  const before = await one(ctx, id, true);
  if (before.state !== 'requested') throw new Fault('conflict', 'benefit.decided');
  if (before.own) throw new Fault('forbidden', 'benefit.own_request');
  await writeDecision(ctx.db, id, { ...byOf(ctx), approve, note });
  const after = await one(ctx, id);
  await ctx.record({
    action: 'benefit.decide_offer',
    entity: 'benefit_offer',
    entityId: id,
    before: { state: before.state },
    after: { state: after.state, name: after.name },
    note,
  });
  return after;
}

/** Uses of it stay as they were; nobody uses it from today on. */
export async function endOffer(ctx: WriteCtx, { id, reason }: Input<'endOffer'>): Promise<BenefitOffer> {
  const before = await one(ctx, id, true);
  if (before.state === 'ended' || before.state === 'refused' || before.until < ctx.today)
    throw new Fault('conflict', 'benefit.offer_ended');
  await writeEnd(ctx.db, id, { ...byOf(ctx), reason });
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
