import type { PortalOrderTold } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { checkByCustomer } from '../service-orders/index.ts';
import { memberOf } from './member.ts';
import { selectOrder, selectOrders } from './orders.sql.ts';

type Portal = Handlers<'portal'>;
type Input<Name extends keyof Portal> = Parameters<Portal[Name]>[1];

export async function orders(ctx: Ctx, { view, limit, cursor }: Input<'orders'>) {
  const rows = await selectOrders(ctx.db, memberOf(ctx), { view, after: readCursor(cursor, 2), limit });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    ({ createdAt, id }) => [createdAt, id],
  );
}

/** A service order as its customer is told of it; of another company's there is none. */
export async function order(ctx: Ctx, { id }: { id: string }): Promise<PortalOrderTold> {
  const found = await selectOrder(ctx.db, memberOf(ctx), id);
  if (!found) throw notFound('service_order');
  return found;
}

export async function checkOrder(ctx: WriteCtx, { id, ...word }: Input<'checkOrder'>) {
  await order(ctx, { id });
  await checkByCustomer(ctx, id, { ...word, contactId: memberOf(ctx).contactId });
  return order(ctx, { id });
}
