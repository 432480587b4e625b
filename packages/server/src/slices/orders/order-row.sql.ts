import { sql } from 'kysely';
import { accountInScope, type Ctx, scopeOf } from '../../access/index.ts';

export interface OrderRow {
  id: string;
  accountId: string;
  accountName: string;
  code: string;
  orderedOn: string;
  currency: string;
  amount: string;
  lines: number;
  refund: boolean;
  adjustsId: string | null;
}

/** An order with its sums; an order with no positive line is a refund order. */
export const ORDER = sql`
  o.id, o.account_id as "accountId", a.name as "accountName", o.code, o.happened_on as "orderedOn", o.currency, coalesce(t.amount, 0) as amount, coalesce(t.lines, 0)::int as lines, not coalesce(t.positive, false) as refund, o.adjusts_id as "adjustsId"
  from page o join account a on a.id = o.account_id
    left join lateral (select sum(l.amount) as amount, count(*) as lines, bool_or(l.amount > 0) as positive from order_line l where l.account_id = o.account_id and l.order_id = o.id) t on true`;

/** One order of an account for its reader, as lists show it. */
export async function orderRow(ctx: Ctx, accountId: string, id: string): Promise<OrderRow | undefined> {
  const scope = await scopeOf(ctx, 'reads');
  const found = await sql<OrderRow>`
    with page as (select * from sales_order o where o.account_id = ${accountId}::uuid and o.id = ${id}::uuid and ${accountInScope(scope, sql`o.account_id`)})
    select ${ORDER}`.execute(ctx.db);
  return found.rows[0];
}
