import type { ServiceOrderTold } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { viewerOf } from '../requests/index.ts';
import { selectCosts } from './costs.sql.ts';
import { selectOrder } from './told.sql.ts';

/** An order as the caller is told of it. Fails with not_found where they do not see it. */
export async function told(ctx: Ctx, id: string): Promise<ServiceOrderTold> {
  const viewer = await viewerOf(ctx);
  const row = await selectOrder(ctx.db, viewer, id);
  if (!row) throw notFound('service_order');
  const costs = viewer.providers ? null : { ...(await selectCosts(ctx.db, id)), currency: ctx.organisation?.baseCurrency ?? 'CNY' };
  return { ...row, costs, mayEnd: row.mayWork && !viewer.providers };
}
