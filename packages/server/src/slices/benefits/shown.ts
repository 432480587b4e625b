import type { BenefitOffer, BenefitUse } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import type { OfferRow } from './offers.sql.ts';
import type { UseRow } from './uses.sql.ts';

/** Nobody decides on what they asked for: callers without a person of their own count as one. */
export const isOwn = (ctx: Ctx, { askedById }: { askedById: string | null }): boolean => askedById === ctx.actor.userId;

export const shownOffer = (ctx: Ctx, { askedById, ...offer }: OfferRow): BenefitOffer => ({ ...offer, own: isOwn(ctx, { askedById }) });
export const shownUse = (ctx: Ctx, { askedById, ...use }: UseRow): BenefitUse => ({ ...use, own: isOwn(ctx, { askedById }) });
