import type { AccountEvent, CalendarEvent, EventAccount } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { mainOn } from '../../policy/in-force.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { CONTACT_COLUMNS, contactOn, type Seen, tasksOn, wasContacted, windowsSql } from './contacted.sql.ts';
import { eventAccounts } from './standing.sql.ts';

export interface Concerned {
  eventId: string;
  on: string;
  until: string;
  accounts: number;
}

/** How many accounts of the scope each day concerns, as was worked out by the day asked. */
export async function countConcerned(db: Db, scope: Scope, of: { from: string; to: string; asOf: string }): Promise<Concerned[]> {
  const found = await sql<Concerned>`
    select k.event as "eventId", k.on_day as on, max(k.until_day) as until, count(*)::int as accounts
    from ${eventAccounts(sql`${of.asOf}::date`, { facts: false })} k where k.on_day <= ${of.to}::date and k.until_day >= ${of.from}::date and k.on_day > ${of.from}::date - 366
      and ${accountInScope(scope, sql`k.account_id`)}
    group by 1, 2 order by 2, 1`.execute(db);
  return found.rows;
}

export interface OneDay {
  event: CalendarEvent;
  on: string;
  scope: Scope;
  seen: Seen;
}

/** Level and owner of account a as they were on the day, as s and u. */
const standing = (day: Sql): Sql => sql`
  left join (${standingOn(sql`(${mainOn('tier', day)})`, day)}) s on s.account_id = a.id
  left join lateral (select h.account_id, h.value #>> '{}' as owner_id from account_history h where h.account_id = a.id and h.field = 'owner_id'
    and h.valid_from <= ${day} order by h.valid_from desc, h.recorded_at desc limit 1) o on true
  left join app_user u on u.id = case when o.account_id is null then a.owner_id else o.owner_id::uuid end`;

const rowsOf = ({ event, on, scope, seen }: OneDay, more: Sql = sql``): Sql => sql`
  ${eventAccounts(sql`${seen.asOf}::date`)} k join account a on a.id = k.account_id and ${inScope(scope, 'a')}
    join ${windowsSql([event])} on w.event = k.event ${contactOn(seen)} ${more}
  where k.event = ${event.id} and k.on_day = ${on}::date`;

export interface DayTold {
  until: string | null;
  accounts: number;
  contacted: number;
}

export async function sumDay(db: Db, day: OneDay): Promise<DayTold> {
  const found = await sql<DayTold>`
    select max(k.until_day) as until, count(*)::int as accounts, (count(*) filter (where ${wasContacted}))::int as contacted from ${rowsOf(day)}`.execute(
    db,
  );
  return found.rows[0] ?? { until: null, accounts: 0, contacted: 0 };
}

export async function countTasks(db: Db, { event, on, scope, seen }: OneDay): Promise<{ open: number; done: number }> {
  const found = await sql<{ open: number; done: number }>`
    select (count(*) filter (where x.state = 'open'))::int as open, (count(*) filter (where x.state = 'done'))::int as done
    from ${eventAccounts(sql`${seen.asOf}::date`, { facts: false })} k ${tasksOn} where k.event = ${event.id} and k.on_day = ${on}::date and ${accountInScope(scope, sql`k.account_id`)}`.execute(
    db,
  );
  return found.rows[0] ?? { open: 0, done: 0 };
}

export interface Listing {
  reached: boolean | undefined;
  after: string[] | null;
  limit: number;
}

/** The highest level first. */
export async function selectConcerned(
  db: Db,
  day: OneDay,
  { reached, after, limit }: Listing,
): Promise<(EventAccount & { place: number })[]> {
  const found = await sql<EventAccount & { place: number }>`
    select e.* from (select k.account_id as "accountId", a.code, a.name, s.level as tier, u.name as owner, coalesce(s.level_rank, 32767)::int as place, ${CONTACT_COLUMNS}
      from ${rowsOf(day, standing(sql`${day.seen.asOf}::date`))} ${reached === undefined ? sql`` : sql`and ${wasContacted} = ${reached}`}) e
    where true ${after ? sql`and (e.place, e.name, e."accountId") > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)` : sql``}
    order by e.place, e.name, e."accountId" limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** Events at an account between two days. */
export async function selectOfAccount(
  db: Db,
  accountId: string,
  of: { events: readonly CalendarEvent[]; from: string; to: string; seen: Seen },
): Promise<Omit<AccountEvent, 'name'>[]> {
  const found = await sql<Omit<AccountEvent, 'name'>>`
    select k.event as "eventId", k.on_day as on, k.until_day as until, ${CONTACT_COLUMNS}
    from ${eventAccounts(sql`${of.seen.asOf}::date`)} k join ${windowsSql(of.events)} on w.event = k.event ${contactOn(of.seen)}
    where k.account_id = ${accountId}::uuid and k.on_day between ${of.from}::date and ${of.to}::date
    order by k.on_day, k.event`.execute(db);
  return found.rows;
}
