import type { PortalBenefit } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { accountBenefits } from '../benefits/index.ts';
import { memberOf } from './member.ts';

/** What the company is entitled to today: what it costs us, and by which level it comes, is left out. */
export async function entitlements(ctx: Ctx): Promise<{ items: PortalBenefit[] }> {
  const { items } = await accountBenefits(ctx, memberOf(ctx).accountId, ctx.today);
  return {
    items: items.map(({ benefit, name, unit, className, limit, used, left, until }) => ({
      ...{ id: benefit, name, unit: unit ?? null, className, limit, used, left, until },
    })),
  };
}
