import type { orders } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Ctx, type Handlers, pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { notFound } from '../../kernel/fault.ts';
import type { CatalogFor } from '../../policy/catalog.ts';
import { rfmSegmentOn } from '../../policy/rfm-on.ts';
import { adjustOrder } from './adjust-order.ts';
import { ORDER, type OrderRow, orderRow } from './order-row.sql.ts';
import { ordersByMonth } from './orders-by-month.ts';

type Input<Name extends keyof typeof orders> = Parameters<Handlers<'orders'>[Name]>[1];

async function list(ctx: Ctx, input: Input<'list'>) {
  const scope = await scopeOf(ctx, 'reads');
  const after = readCursor(input.cursor, 2);
  const until = input.asOf ?? ctx.today;
  const found = await sql<OrderRow>`
    with page as (
      select * from sales_order o
      where ${input.accountId ? sql`o.account_id = ${input.accountId}::uuid` : sql`true`} and o.happened_on <= ${until}::date
        and ${input.from ? sql`o.happened_on >= ${input.from}::date` : sql`true`} and ${input.to ? sql`o.happened_on <= ${input.to}::date` : sql`true`}
        and ${after ? sql`(o.happened_on, o.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
        and ${accountInScope(scope, sql`o.account_id`)}
      order by o.happened_on desc, o.id desc limit ${input.limit + 1})
    select ${ORDER} order by o.happened_on desc, o.id desc`.execute(ctx.db);
  return pageFrom(
    found.rows,
    input.limit,
    (row) => row,
    (row) => [row.orderedOn, row.id],
  );
}

async function get(ctx: Ctx, input: Input<'get'>) {
  const order = await orderRow(ctx, input.accountId, input.id);
  if (!order) throw notFound('order');
  const lines = await sql<{
    lineKey: string;
    productCode: string;
    productName: string;
    quantity: string;
    amount: string;
    standing: string;
    margin: string | null;
  }>`
    select l.line_key as "lineKey", p.code as "productCode", p.name as "productName", l.quantity, l.amount, l.margin,
      l.amount + coalesce((select sum(y.amount) from sales_order j join order_line y on y.account_id = j.account_id and y.order_id = j.id
        where j.account_id = l.account_id and j.adjusts_id = l.order_id and y.line_key = l.line_key), 0) as standing
    from order_line l join product p on p.id = l.product_id where l.account_id = ${input.accountId}::uuid and l.order_id = ${input.id}::uuid order by l.line_key`.execute(
    ctx.db,
  );
  return { ...order, lines: lines.rows };
}

/** Ranks of RFM are relative to the base: `catalogsOf` knows how they are read on a past day. */
export const ordersHandlers = (catalogsOf: (db: Db) => Promise<CatalogFor>): Handlers<'orders'> => ({
  list,
  get,
  async byMonth(ctx, input) {
    const { accountId, asOf = ctx.today } = input;
    const months = await ordersByMonth(ctx, input);
    if (asOf >= ctx.today) return months;
    return { ...months, rfmSegment: await rfmSegmentOn(ctx.db, await catalogsOf(ctx.db), accountId, asOf) };
  },
  adjust: adjustOrder,
});
