import type { ResidentMonth } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type HolidayList, holidaysBetween } from '../settings/index.ts';

/** Until when months are counted, and which days of them are no ordinary weekdays. */
export interface AsOf {
  today: string;
  holidays: HolidayList;
}

/**
 * Days of stay s within month `m` on which it is agreed that somebody is there: its weekdays without holidays. A weekend day that is worked
 * instead is one for who is there from Monday to Friday; which single weekday it stands for nobody says.
 */
const planned = (
  month: Sql,
  { off, worked }: HolidayList,
): Sql => sql`(select count(*)::int from generate_series(greatest(s.starts_on, ${month}),
    least(coalesce(s.ends_on, 'infinity'::date), (${month} + interval '1 month' - interval '1 day')::date), interval '1 day') d
  where extract(isodow from d)::int = any(s.weekdays) and d::date <> all(${[...off]}::date[])
    or d::date = any(${[...worked]}::date[]) and s.weekdays @> array[1, 2, 3, 4, 5])`;
/** The months of stay s that have begun by a day, as `m`. */
const begun = (today: string): Sql => sql`(select g::date as month from generate_series(date_trunc('month', s.starts_on),
  date_trunc('month', least(coalesce(s.ends_on, 'infinity'::date), ${today}::date)), interval '1 month') g)`;
/** Whether month m of stay s is over for it: the calendar's month, or the stay itself. */
const isOver = (today: string): Sql =>
  sql`(${today}::date > least(coalesce(s.ends_on, 'infinity'::date), (m.month + interval '1 month' - interval '1 day')::date))`;

/** How many months of stay s are over and have no report. */
export const dueMonths = ({
  today,
  holidays,
}: AsOf): Sql => sql`(select count(*)::int from ${begun(today)} m where ${isOver(today)} and ${planned(sql`m.month`, holidays)} > 0
  and not exists (select from resident_report r where r.account_id = s.account_id and r.stay_id = s.id and r.month = m.month))`;

export interface MonthRow extends ResidentMonth {
  costId: string | null;
  amount: string | null;
  /** The last day of it that the stay holds. */
  lastDay: string;
  /** Days of the calendar that the stay holds of it. */
  most: number;
}

/** The months of a stay that have begun, the latest first. */
export async function selectMonths(db: Db, id: string, { today, holidays }: AsOf): Promise<MonthRow[]> {
  const found = await sql<MonthRow>`
    select to_char(m.month, 'YYYY-MM') as month, ${planned(sql`m.month`, holidays)} as planned,
      case when r.month is not null then 'filed' when ${isOver(today)} then 'due' else 'running' end as state, r.days, r.requests, r.orders,
      coalesce(r.notes, '') as notes, coalesce(r.changes, '') as changes, trim_scale(r.amount)::text as cost, r.interaction_id as "interactionId",
      u.name as "filedByName", r.filed_at as "filedAt", r.cost_id as "costId", r.amount::text as amount, x.last::text as "lastDay",
      x.last - greatest(s.starts_on, m.month) + 1 as most
    from resident_stay s cross join lateral ${begun(today)} m
      cross join lateral (select least(coalesce(s.ends_on, 'infinity'::date), (m.month + interval '1 month' - interval '1 day')::date) as last) x
      left join resident_report r on r.account_id = s.account_id and r.stay_id = s.id and r.month = m.month
      left join app_user u on u.id = r.filed_by
    where s.id = ${id}::uuid order by m.month desc limit 120`.execute(db);
  return found.rows;
}

/** What somebody did at a customer's within a month: requests of theirs solved, orders of theirs delivered. */
export async function workOf(
  db: Db,
  of: { accountId: string; personId: string | null; month: string; timeZone: string },
): Promise<{ requests: number; orders: number }> {
  const from = sql`(${`${of.month}-01`}::date::timestamp at time zone ${of.timeZone})`;
  const until = sql`((${`${of.month}-01`}::date + interval '1 month') at time zone ${of.timeZone})`;
  const found = await sql<{ requests: number; orders: number }>`
    select (select count(*)::int from service_request r where r.account_id = ${of.accountId}::uuid and r.assignee_id = ${of.personId}::uuid
        and r.solved_at >= ${from} and r.solved_at < ${until}) as requests,
      (select count(*)::int from service_order o join service_order_engineer e on e.order_id = o.id and e.user_id = ${of.personId}::uuid
        where o.account_id = ${of.accountId}::uuid and o.delivered_at >= ${from} and o.delivered_at < ${until}) as orders`.execute(db);
  return found.rows[0]!;
}

/** What the months of all stays are counted by: the calendar of the installation, from the first stay to the end of the month. */
export async function countedBy({ db, today }: Pick<Ctx, 'db' | 'today'>): Promise<AsOf> {
  const found = await sql<{ first: string | null }>`select min(starts_on)::text as first from resident_stay`.execute(db);
  const day = Temporal.PlainDate.from(today);
  return { today, holidays: await holidaysBetween(db, found.rows[0]?.first ?? today, day.with({ day: day.daysInMonth }).toString()) };
}
