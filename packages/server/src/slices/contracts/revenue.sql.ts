import type { AccountMonth, RevenueMonth, RevenueMovement } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { covers, termsSql } from './terms.sql.ts';

export interface RevenueQuery {
  scope: Scope;
  asOf: string;
  /** Months, both included. */
  from: string;
  to: string;
  accountId?: string | undefined;
}

const firstOf = (month: string): Sql => sql`${`${month}-01`}::date`;

/**
 * What every account has in every month, as `movement`, one row an account and month from its first with revenue to the one after its last: a
 * month has a twelfth of the yearly amount of each term that covers its last day, or the day itself in the day's month. An account that
 * comes back counts from the month of its first return; the months between stand as unchanged.
 */
function movements({ scope, asOf, accountId, to }: RevenueQuery): Sql {
  const at: At = {
    asOf: sql<string>`${asOf}::date`,
    accounts: (id) => sql<boolean>`${accountInScope(scope, id)} and ${accountId ? sql`${id} = ${accountId}::uuid` : sql`true`}`,
  };
  const last = sql`least(date_trunc('month', ${at.asOf})::date, ${firstOf(to)})`;
  const A_MONTH = sql`interval '1 month'`;
  return sql`
    active as materialized (
      select t.account_id, m.month::date as month, sum(round(t.annual / 12, 6)) as mrr
      from (${termsSql(at)}) t
      cross join lateral generate_series(date_trunc('month', t.starts_on), date_trunc('month', least(t.ends_on, ${at.asOf})), ${A_MONTH}) m(month)
      where m.month <= ${last} and ${covers(sql`least((m.month + ${A_MONTH})::date - 1, ${at.asOf})`)}
      group by t.account_id, m.month having sum(round(t.annual / 12, 6)) > 0),
    beside as (
      select *, lag(month) over w as earlier, lag(mrr) over w as earlier_mrr, lead(month) over w as later
      from active window w as (partition by account_id order by month)),
    movement as (
      select account_id, month, mrr, mrr - case when earlier = month - ${A_MONTH} then earlier_mrr else 0 end as change,
        case when earlier is null then 'new' when earlier < month - ${A_MONTH} then 'reactivation' when mrr > earlier_mrr then 'upgrade'
          when mrr < earlier_mrr then 'downgrade' else 'none' end as movement
      from beside
      union all
      select b.account_id, g.month::date, 0, case when g.month = b.month + ${A_MONTH} then -b.mrr else 0 end,
        case when g.month = b.month + ${A_MONTH} then 'churn' else 'none' end
      from beside b cross join lateral generate_series(b.month + ${A_MONTH}, coalesce(b.later - ${A_MONTH}, b.month + ${A_MONTH}), ${A_MONTH}) g(month)
      where g.month <= ${last})`;
}

const MOVED: readonly RevenueMovement[] = ['new', 'reactivation', 'upgrade', 'downgrade', 'churn'];

/** Every month of the span, whether anything ran in it or not. */
export async function revenueByMonth(db: Db, query: RevenueQuery): Promise<RevenueMonth[]> {
  const moved = MOVED.map(
    (name) => sql`json_build_object('accounts', count(*) filter (where v.movement = ${name}),
      'amount', coalesce(sum(v.change) filter (where v.movement = ${name}), 0)::text) as ${sql.id(name)}`,
  );
  const found = await sql<RevenueMonth>`
    with ${movements(query)}
    select to_char(m.month, 'YYYY-MM') as month, (coalesce(sum(v.mrr), 0) - coalesce(sum(v.change), 0))::text as opening, ${sql.join(moved)},
      (count(*) filter (where v.movement = 'none' and v.mrr > 0))::int as none, coalesce(sum(v.mrr), 0)::text as closing,
      (count(*) filter (where v.mrr > 0))::int as accounts
    from generate_series(${firstOf(query.from)}, ${firstOf(query.to)}, interval '1 month') m(month) left join movement v on v.month = m.month
    group by m.month order by m.month`.execute(db);
  return found.rows;
}

/** A page of account-months in the order of month and account, one more than the limit. */
export async function revenueByAccount(
  db: Db,
  query: RevenueQuery & { movement?: RevenueMovement | undefined; moved?: boolean | undefined; after: string[] | null; limit: number },
): Promise<AccountMonth[]> {
  const { movement, moved, after } = query;
  const found = await sql<AccountMonth>`
    with ${movements(query)}
    select to_char(v.month, 'YYYY-MM') as month, v.account_id as "accountId", a.code as "accountCode", a.name as "accountName", v.mrr::text as mrr,
      v.change::text as change, v.movement
    from movement v join account a on a.id = v.account_id
    where v.month between ${firstOf(query.from)} and ${firstOf(query.to)} ${movement ? sql`and v.movement = ${movement}` : sql``}
      ${moved ? sql`and v.movement <> 'none'` : sql``}
      ${after ? sql`and (v.month, a.code) > (${firstOf(after[0] ?? '')}, ${after[1]}::text)` : sql``}
    order by v.month, a.code limit ${query.limit + 1}`.execute(db);
  return found.rows;
}
