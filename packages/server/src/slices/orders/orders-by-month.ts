import type { OrdersByMonth } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, requireAccount } from '../../access/index.ts';

/** Two years of an account's orders by month and the figures of its last twelve months, in one statement. Fails with not_found. */
export async function ordersByMonth(ctx: Ctx, input: { accountId: string; asOf?: string | undefined }): Promise<OrdersByMonth> {
  await requireAccount(ctx, input.accountId, 'reads');
  const asOf = input.asOf ?? ctx.today;
  const found = await sql<OrdersByMonth>`
    with day as (select ${asOf}::date as as_of, (${asOf}::date - interval '12 months')::date as a_year, (${asOf}::date - interval '24 months')::date as two_years),
    orders as (
      select l.happened_on, sum(l.base_amount) as amount, bool_or(l.base_amount > 0) as bought
      from order_line l where l.account_id = ${input.accountId}::uuid and l.happened_on <= ${asOf}::date group by l.order_id, l.happened_on),
    months as (
      select m.month::date as month from day, generate_series(date_trunc('month', day.as_of) - interval '23 months', date_trunc('month', day.as_of), interval '1 month') as m(month)),
    by_month as (
      select m.month, coalesce(sum(o.amount), 0)::text as amount, count(*) filter (where o.bought)::int as orders
      from months m left join orders o on o.happened_on >= m.month and o.happened_on < m.month + interval '1 month' group by m.month),
    figures as (
      select coalesce(sum(o.amount) filter (where o.happened_on > day.a_year), 0) as year,
        coalesce(sum(o.amount) filter (where o.happened_on <= day.a_year and o.happened_on > day.two_years), 0) as earlier,
        count(*) filter (where o.bought and o.happened_on > day.a_year)::int as orders,
        min(o.happened_on) filter (where o.bought) as first_on, max(o.happened_on) filter (where o.bought) as last_on
      from day left join orders o on true group by day.as_of)
    select day.as_of as "asOf", f.year::text as "amount12m", f.earlier::text as "amountEarlier12m", f.orders as "orders12m",
      case when f.earlier > 0 and a.happened_on <= day.two_years then round(f.year / f.earlier - 1, 6)::text end as "growth12m",
      f.first_on as "firstOrderOn", f.last_on as "lastOrderOn",
      (select m.rfm_segment from account_metric m where m.account_id = a.id) as "rfmSegment",
      (select json_agg(json_build_object('month', to_char(b.month, 'YYYY-MM'), 'amount', b.amount, 'orders', b.orders) order by b.month) from by_month b) as months
    from day, figures f, account a where a.id = ${input.accountId}::uuid`.execute(ctx.db);
  const row = found.rows[0];
  if (!row) throw new Error('an account just found is gone');
  return row;
}
