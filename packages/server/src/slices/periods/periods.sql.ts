import type { PeriodFigures } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { addedUp, FIGURES, factsBetween, totalsBetween } from './period-totals.sql.ts';

export interface PeriodRow {
  month: string;
  state: 'open' | 'closed';
  closing: number;
  closedAt: string | null;
  closedBy: string | null;
  note: string | null;
  dueOn: string;
  now: PeriodFigures;
  frozen: PeriodFigures | null;
  differing: number;
}

const plain = (value: Sql): Sql => sql`trim_scale(${value})::text`;
const figures = (alias: string): Sql =>
  sql`jsonb_build_object(${sql.join(FIGURES.flatMap((each) => [sql.lit(each), plain(sql.ref(`${alias}.${each}`))]))})`;
const sums = (alias: string): Sql => sql.join(FIGURES.map((each) => sql`sum(${sql.ref(`${alias}.${each}`)}) as ${sql.id(each)}`));
/** An account without facts in the month came to nothing, which is not another figure than none. */
const differs = sql<boolean>`(${sql.join(
  FIGURES.map(
    (each) => sql`(k.${sql.id(each)} is not null and coalesce(n.${sql.id(each)}, 0) <> k.${sql.id(each)}
    or k.account_id is null and coalesce(n.${sql.id(each)}, 0) <> 0)`,
  ),
  sql` or `,
)})`;

/**
 * Months between two, the latest first, for the accounts of a scope: figures now, at the last closing, and how many accounts differ. Accounts
 * are told apart only where there is a closing to differ from.
 */
export async function selectPeriods(db: Db, of: { from: string; to: string; scope: Scope }): Promise<PeriodRow[]> {
  const last = sql`(${of.to}::date + interval '1 month - 1 day')::date`;
  const found = await sql<PeriodRow>`
    with months as (
      select m::date as month, coalesce(p.state, 'open') as state, coalesce(p.closing, 0) as closing, p.closed_at, u.name as closed_by, p.note
      from generate_series(${of.from}::date, ${of.to}::date, '1 month') m left join period p on p.month = m::date left join app_user u on u.id = p.closed_by),
    fact as not materialized (select t.* from (${factsBetween(sql`${of.from}::date`, last)}) t where ${accountInScope(of.scope, sql`t.account_id`)}),
    now as materialized (select f.account_id, f.month, ${addedUp('f')} from fact f where f.month in (select c.month from months c where c.closing > 0) group by 1, 2),
    kept as materialized (select t.* from period_total t join months m on m.month = t.month and m.closing = t.closing where ${accountInScope(of.scope, sql`t.account_id`)}),
    now_sum as (select f.month, ${addedUp('f')} from fact f group by f.month),
    kept_sum as (select k.month, ${sums('k')} from kept k group by k.month),
    moved as (
      select coalesce(n.month, k.month) as month, count(*) filter (where ${differs}) as accounts
      from now n full join kept k on k.account_id = n.account_id and k.month = n.month group by 1)
    select to_char(m.month, 'YYYY-MM') as month, m.state, m.closing, m.closed_at as "closedAt", m.closed_by as "closedBy", m.note,
      (m.month + interval '1 month' + make_interval(days => o.closing_day - 1))::date as "dueOn",
      ${figures('n')} as now, case when m.closing > 0 then ${figures('k')} end as frozen,
      case when m.closing > 0 then coalesce(d.accounts, 0) else 0 end::int as differing
    from months m cross join organisation o left join now_sum n on n.month = m.month left join kept_sum k on k.month = m.month left join moved d on d.month = m.month
    order by m.month desc`.execute(db);
  return found.rows;
}

export interface PeriodAccount {
  accountId: string;
  accountName: string;
  now: PeriodFigures;
  frozen: PeriodFigures;
  differs: boolean;
}

/** The accounts of a month with both readings, those that differ first. */
export async function selectPeriodAccounts(
  db: Db,
  of: { month: string; scope: Scope; after: string[] | null; limit: number },
): Promise<PeriodAccount[]> {
  const last = sql`(${of.month}::date + interval '1 month - 1 day')::date`;
  const found = await sql<PeriodAccount>`
    with now as materialized (${totalsBetween(sql`${of.month}::date`, last)}),
    kept as (select t.* from period_total t join period p on p.month = t.month and p.closing = t.closing where t.month = ${of.month}::date),
    both_ as (
      select coalesce(n.account_id, k.account_id) as account_id, ${figures('n')} as now, ${figures('k')} as frozen, ${differs} as differs
      from now n full join kept k on k.account_id = n.account_id)
    select b.account_id as "accountId", a.name as "accountName", b.now, b.frozen, b.differs from both_ b join account a on a.id = b.account_id
    where ${accountInScope(of.scope, sql`b.account_id`)}
      and ${of.after ? sql`(not b.differs, b.account_id) > (${of.after[0]}::boolean, ${of.after[1]}::uuid)` : sql`true`}
    order by not b.differs, b.account_id limit ${of.limit + 1}`.execute(db);
  return found.rows;
}

/** The first month that has facts, or the given one. */
export async function firstMonth(db: Db, otherwise: string): Promise<string> {
  const found = await sql<{ month: string }>`
    select to_char(least(${otherwise}::date, (select min(happened_on) from sales_order),
      (select min(least(starts_on, happened_on)) from contract), (select min(happened_on) from receipt), (select min(month) from period)), 'YYYY-MM-01') as month`.execute(
    db,
  );
  return found.rows[0]?.month ?? otherwise;
}

export async function lockPeriod(db: Db, month: string): Promise<{ state: 'open' | 'closed'; closing: number } | undefined> {
  const found = await sql<{
    state: 'open' | 'closed';
    closing: number;
  }>`select state, closing from period where month = ${month}::date for update`.execute(db);
  return found.rows[0];
}

export async function writeClosed(
  db: Db,
  of: { month: string; closing: number; by: string | null; note: string | null; now: string },
): Promise<void> {
  await sql`insert into period (month, state, closing, closed_at, closed_by, note, changed_at)
    values (${of.month}, 'closed', ${of.closing}, ${of.now}, ${of.by}, ${of.note}, ${of.now})
    on conflict (month) do update set state = excluded.state, closing = excluded.closing, closed_at = excluded.closed_at,
      closed_by = excluded.closed_by, note = excluded.note, changed_at = excluded.changed_at`.execute(db);
}

export async function writeReopened(db: Db, month: string, now: string): Promise<void> {
  await sql`update period set state = 'open', changed_at = ${now} where month = ${month}::date`.execute(db);
}

export async function closingDay(db: Db): Promise<number> {
  const found = await sql<{ day: number }>`select closing_day as day from organisation`.execute(db);
  return found.rows[0]?.day ?? 5;
}
