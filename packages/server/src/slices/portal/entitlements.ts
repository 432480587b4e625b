import type { PortalBenefit } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { accountBenefits } from '../benefits/index.ts';
import { memberOf } from './member.ts';

/** What the company is entitled to today. How far a discount or a term of payment may go is no benefit that is told: it is what ours bargain with. */
export async function entitlements(ctx: Ctx): Promise<{ items: PortalBenefit[] }> {
  const { items } = await accountBenefits(ctx, memberOf(ctx).accountId, ctx.today);
  return {
    items: items
      .filter(({ limit }) => limit === null)
      .map(({ benefit, name, unit, className, used, left, until }) => ({
        id: benefit,
        name,
        unit: unit ?? null,
        className,
        used,
        left,
        until,
      })),
  };
}
