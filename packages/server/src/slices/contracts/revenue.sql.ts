import type { AccountMonth, RevenueMonth, RevenueMovement } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { termsSql } from './terms.sql.ts';

export interface RevenueQuery {
  scope: Scope;
  asOf: string;
  /** Months, both included. */
  from: string;
  to: string;
  accountId?: string | undefined;
}

const firstOf = (month: string): Sql => sql`${`${month}-01`}::date`;

const monthOf = (day: Sql): Sql => sql`date_trunc('month', (${day})::timestamp)::date`;

/**
 * What every account's recurring revenue changes to, as `level`, one row an account and month in which something began or ended: a month has a
 * twelfth of the yearly amount of each term that covers its last day, or the day itself in the day's month. So a term adds to the month in which
 * it begins and takes from the one in which the day after its end lies; between its changes an account stays as it is, and no month of it needs a row.
 * An account that comes back counts from the month of its first return. `held_until` is the month of its next change.
 */
function levels({ scope, asOf, accountId, to }: RevenueQuery): Sql {
  const at: At = {
    asOf: sql<string>`${asOf}::date`,
    accounts: (id) => sql<boolean>`${accountInScope(scope, id)} and ${accountId ? sql`${id} = ${accountId}::uuid` : sql`true`}`,
  };
  const last = sql`least(${monthOf(at.asOf)}, ${firstOf(to)})`;
  return sql`
    turn as (
      select t.account_id, e.month, sum(e.amount) as amount
      from (select x.account_id, x.starts_on, x.ends_on, round(x.annual / 12, 6) as mrr from (${termsSql(at)}) x where x.starts_on <= ${at.asOf}) t
      cross join lateral (values (${monthOf(sql`t.starts_on`)}, t.mrr), (case when t.ends_on < ${at.asOf} then ${monthOf(sql`t.ends_on + 1`)} end, -t.mrr)) e(month, amount)
      where e.month <= ${last} group by t.account_id, e.month),
    summed as (select account_id, month, amount, sum(amount) over (partition by account_id order by month) as mrr from turn),
    level as materialized (
      select account_id, month, held_until, first_on, last_on, case when mrr > 0 then mrr else 0 end as mrr,
        case when mrr > 0 then mrr - greatest(earlier, 0) when earlier > 0 then -earlier else 0 end as change,
        case when mrr > 0 and earlier > 0 then case when mrr > earlier then 'upgrade' when mrr < earlier then 'downgrade' else 'none' end
          when mrr > 0 then case when month = first_on then 'new' else 'reactivation' end
          when earlier > 0 then 'churn' else 'none' end as movement
      from (select *, mrr - amount as earlier, lead(month) over (partition by account_id order by month) as held_until,
          min(month) filter (where mrr > 0) over own as first_on, max(month) filter (where mrr > 0) over own as last_on
        from summed window own as (partition by account_id)) s)`;
}

const MOVED: readonly RevenueMovement[] = ['new', 'reactivation', 'upgrade', 'downgrade', 'churn'];
const CAME: readonly RevenueMovement[] = ['new', 'reactivation'];

/** Every month of the span, whether anything ran in it or not. */
export async function revenueByMonth(db: Db, query: RevenueQuery): Promise<RevenueMonth[]> {
  const counted = (names: readonly RevenueMovement[]) =>
    sql`coalesce(sum(s.accounts) filter (where s.movement in (${sql.join(names.map((name) => sql.lit(name)))})), 0)`;
  const moved = MOVED.map(
    (name) =>
      sql`json_build_object('accounts', ${counted([name])}, 'amount', coalesce(sum(s.change) filter (where s.movement = ${sql.lit(name)}), 0)::text) as ${sql.id(name)}`,
  );
  const first = firstOf(query.from);
  const found = await sql<RevenueMonth>`
    with ${levels(query)},
    step as materialized (select greatest(month, ${first} - 1) as month, movement, count(*) as accounts, sum(change) as change from level where movement <> 'none' group by 1, 2),
    each as (
      select m.month, ${sql.join(moved)}, coalesce(sum(s.change), 0) as change, ${counted(CAME)} - ${counted(['churn'])} as more, ${counted(MOVED)} - ${counted(['churn'])} as stirred
      from generate_series(${first}, ${firstOf(query.to)}, interval '1 month') m(month) left join step s on s.month = m.month group by m.month),
    told as (
      select e.*, b.change + sum(e.change) over w as closing, b.accounts + sum(e.more) over w as accounts
      from each e cross join (select coalesce(sum(s.change), 0) as change, ${counted(CAME)} - ${counted(['churn'])} as accounts from step s where s.month < ${first}) b
      window w as (order by e.month))
    select to_char(month, 'YYYY-MM') as month, (closing - change)::text as opening, ${sql.join(MOVED.map((name) => sql.id(name)))},
      (accounts - stirred)::int as none, closing::text as closing, accounts::int as accounts
    from told order by told.month`.execute(db);
  return found.rows;
}

/**
 * What accounts have in the months of the span, whether it changed or not. Of an account that left, the months before it came back are told.
 * Months are read one after the other, each no further than a page: the months of a loop come in order, and the limit ends it.
 */
const standing = (query: RevenueQuery, page: Sql, limit: Sql): Sql => sql`
  select v.* from (select m::date as month from generate_series(${firstOf(query.from)}, ${firstOf(query.to)}, interval '1 month') m order by m) m
  cross join lateral (
    select m.month, l.account_id, a.code, a.name, l.mrr, case when l.month = m.month then l.change else l.mrr - l.mrr end as change,
      case when l.month = m.month then l.movement else 'none' end as movement
    from level l join account a on a.id = l.account_id
    where l.month <= m.month and coalesce(l.held_until > m.month, true) and ${page}
      and (l.mrr > 0 or (l.month = m.month and l.movement = 'churn') or (m.month > l.first_on and m.month < l.last_on))
    order by a.code ${limit}) v ${limit}`;

/** A page of account-months by month, one more than the limit: of those that moved the largest changes and amounts first, else by account. */
export async function revenueByAccount(
  db: Db,
  query: RevenueQuery & { movement?: RevenueMovement | undefined; moved?: boolean | undefined; after: string[] | null; limit: number },
): Promise<AccountMonth[]> {
  const { movement, moved, after } = query;
  const limit = sql`limit ${query.limit + 1}`;
  const movedOnly = moved || (movement && movement !== 'none');
  const [month = '', change = '0', mrr = '0', code = ''] = after ?? [];
  const largerFirst = after
    ? sql`(l.month, -abs(l.change), -l.mrr, a.code) > (${firstOf(month)}, -abs(${change}::numeric), -${mrr}::numeric, ${code}::text)`
    : sql`true`;
  const byCode = after ? sql`(m.month, a.code) > (${firstOf(month)}, ${code}::text)` : sql`true`;
  const rows = movedOnly
    ? sql`select l.month, l.account_id, a.code, a.name, l.mrr, l.change, l.movement from level l join account a on a.id = l.account_id
        where l.month between ${firstOf(query.from)} and ${firstOf(query.to)} and l.movement <> 'none' and ${movement ? sql`l.movement = ${movement}` : sql`true`}
          and ${largerFirst} order by l.month, abs(l.change) desc, l.mrr desc, a.code ${limit}`
    : standing(query, sql`${byCode} and ${movement ? sql`(l.movement = 'none' or l.month < m.month)` : sql`true`}`, limit);
  const found = await sql<AccountMonth>`
    with ${levels(query)}
    select to_char(v.month, 'YYYY-MM') as month, v.account_id as "accountId", v.code as "accountCode", v.name as "accountName", v.mrr::text as mrr,
      v.change::text as change, v.movement
    from (${rows}) v order by v.month, ${movedOnly ? sql`abs(v.change) desc, v.mrr desc, ` : sql``}v.code`.execute(db);
  return found.rows;
}
