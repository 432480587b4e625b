import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

export interface EvidenceLine {
  orderId: string;
  lineKey: string;
  orderCode: string;
  on: string;
  productCode: string;
  productName: string;
  quantity: string;
  amount: string;
}

const since = (asOf: string, months: number): Sql => sql`l.happened_on > (${asOf}::date - make_interval(months => ${months}::int))::date`;
const bought = sql`l.base_amount > 0`;
/** Which lines a metric is made of. */
const LINES: Record<string, (asOf: string) => Sql> = {
  'orders.amount_12m': (asOf) => since(asOf, 12),
  'orders.amount_total': () => sql`true`,
  'orders.count_12m': (asOf) => sql`${since(asOf, 12)} and ${bought}`,
  'orders.first_on': () => bought,
  'orders.last_on': () => bought,
  'orders.recency_days': () => bought,
  'orders.growth_12m': (asOf) => since(asOf, 24),
  'orders.product_kinds_12m': (asOf) => sql`${since(asOf, 12)} and ${bought}`,
  'orders.margin_rate_12m': (asOf) => sql`${since(asOf, 12)} and l.margin is not null`,
  'rfm.r': () => bought,
  'rfm.f': (asOf) => sql`${since(asOf, 12)} and ${bought}`,
  'rfm.m': (asOf) => since(asOf, 12),
  'rfm.segment': (asOf) => since(asOf, 12),
};

/** Order lines behind a metric of an account, newest first; none for metrics that are not made of orders. */
export async function evidenceLines(
  db: Db,
  of: { accountId: string; metric: string; asOf: string; after: string[] | null; limit: number },
): Promise<EvidenceLine[]> {
  const lines = LINES[of.metric];
  if (!lines) return [];
  const after = of.after
    ? sql`and (l.happened_on, l.order_id, l.line_key) < (${of.after[0]}::date, ${of.after[1]}::uuid, ${of.after[2]}::text)`
    : sql``;
  const found = await sql<EvidenceLine>`
    select l.order_id as "orderId", l.line_key as "lineKey", o.code as "orderCode", l.happened_on as on, p.code as "productCode",
      p.name as "productName", trim_scale(l.quantity)::text as quantity, trim_scale(l.base_amount)::text as amount
    from order_line l join sales_order o on o.account_id = l.account_id and o.id = l.order_id join product p on p.id = l.product_id
    where l.account_id = ${of.accountId}::uuid and l.happened_on <= ${of.asOf}::date and ${lines(of.asOf)} ${after}
    order by l.happened_on desc, l.order_id desc, l.line_key desc limit ${of.limit + 1}`.execute(db);
  return found.rows;
}
