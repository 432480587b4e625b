import type { CalendarEvent, CalendarPolicy, Condition } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { eventDays, lastDayOf } from '../../policy/event-days.ts';
import { expandCalendar } from '../../policy/expand-calendar.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import { listedFigures, whoSql } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { accountDays, type Span } from './account-days.sql.ts';
import { calendarsInForce } from './calendars.sql.ts';

/** As far ahead as days are worked out. */
const AHEAD = { years: 1 };
const aheadOf = (today: string): string => Temporal.PlainDate.from(today).add(AHEAD).toString();

/** Which days are worked out, and of which calendar alone. */
interface Days {
  from: string;
  to: string;
  only?: string;
}
interface SharedDay {
  eventId: string;
  policyId: string;
  on: string;
  until: string;
}
type Own = { event: Extract<CalendarEvent, { kind: 'account' }>; policyId: string };

/** Events that come for everybody alike, by whom they concern: each audience is asked once, whatever the number of days. */
function sharedByAudience(
  calendars: readonly CalendarPolicy[],
  { from, to, only }: Days,
): { who: Condition | undefined; days: SharedDay[] }[] {
  const daysOf = eventDays(calendars);
  const groups = new Map<string, { who: Condition | undefined; days: SharedDay[] }>();
  for (const { id: policyId, events } of calendars.filter(({ id }) => only === undefined || id === only))
    for (const event of events.filter(({ kind }) => kind === 'industry')) {
      const key = JSON.stringify(event.who ?? null);
      const group = groups.get(key) ?? { who: event.who, days: [] };
      group.days.push(...daysOf(event.id, from, to).map((on) => ({ eventId: event.id, policyId, on, until: lastDayOf(event, on) })));
      groups.set(key, group);
    }
  return [...groups.values()].filter(({ days }) => days.length);
}

const column = (days: readonly SharedDay[], key: keyof SharedDay) => days.map((day) => day[key]);

const sharedDays = (days: readonly SharedDay[], concerned: Sql<boolean>): Sql => sql`
  select a.id as account_id, d.event, d.on_day, d.until_day, d.policy_id, '{}'::jsonb as facts
  from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
    cross join unnest(${column(days, 'eventId')}::text[], ${column(days, 'on')}::date[], ${column(days, 'until')}::date[], ${column(days, 'policyId')}::text[])
      as d(event, on_day, until_day, policy_id)
  where a.status = 'active' and ${concerned}`;

/** Everything that the calendars in force say of some days, of the whole base as it stands: one branch an audience, and one an event of the account's own. */
async function wanted(db: Db, today: string, days: Days): Promise<Sql | null> {
  const calendars = await Promise.all((await calendarsInForce(db)).map((calendar) => expandCalendar(db, calendar)));
  const figures = listedFigures(await catalogOf(db), sql`${today}::date`);
  const span: Span = { today: sql`${today}::date`, from: sql`${days.from}::date`, to: sql`${days.to}::date`, figures };
  const named = calendars.filter(({ id }) => days.only === undefined || id === days.only);
  const own = named.flatMap(({ id, events }) =>
    events.flatMap((event): Own[] => (event.kind === 'account' ? [{ event, policyId: id }] : [])),
  );
  const branches = [
    ...sharedByAudience(calendars, days).map(({ who, days }) => sharedDays(days, whoSql(who, figures))),
    ...own.map(({ event, policyId }) => accountDays(event, policyId, span, whoSql(event.who, figures))),
  ];
  return branches.length ? sql.join(branches, sql` union all `) : null;
}

export interface Refreshed {
  made: number;
  gone: number;
}

/**
 * Brings the days ahead up to date with calendars and accounts: what is new comes, what holds no more goes, what has begun stays as it was.
 * Two who do it at once come one after the other; a repeat changes nothing.
 */
// unaudited: nobody's decision; the publishing of a calendar is recorded, and so is the night's run
export async function refreshEvents(db: Db, today: string): Promise<Refreshed> {
  await sql`select pg_advisory_xact_lock(hashtextextended('key_events', 0))`.execute(db);
  const all = await wanted(db, today, { from: today, to: aheadOf(today) });
  const nothing = sql`select null::uuid as account_id, null::text as event, null::date as on_day, null::date as until_day, null::text as policy_id, null::jsonb as facts where false`;
  // Planned by what is there now: an empty table once looked at would be walked, as it fills, for every row.
  await sql`analyze key_event_account`.execute(db);
  const done = await sql<{ made: number; gone: number }>`
    with wanted as materialized (${all ?? nothing}),
      held as materialized (select account_id, event, on_day, until_day, policy_id, facts from key_event_account where on_day >= ${today}::date),
      gone as (delete from key_event_account k where k.on_day > ${today}::date and not exists (select from wanted w
        where w.account_id = k.account_id and w.event = k.event and w.on_day = k.on_day) returning 1),
      made as (insert into key_event_account as k (account_id, event, on_day, until_day, policy_id, facts, made_on)
        select w.account_id, w.event, w.on_day, w.until_day, w.policy_id, w.facts, ${today}::date from wanted w
        where not exists (select from held h where h.account_id = w.account_id and h.event = w.event and h.on_day = w.on_day
          and h.until_day = w.until_day and h.policy_id = w.policy_id and h.facts = w.facts)
        on conflict (account_id, event, on_day) do update set until_day = excluded.until_day, policy_id = excluded.policy_id, facts = excluded.facts returning 1)
    select (select count(*)::int from made) as made, (select count(*)::int from gone) as gone`.execute(db);
  return done.rows[0] ?? { made: 0, gone: 0 };
}

/** As far back as a calendar that is new tells of what was. */
const BACK = { years: 1 };

/**
 * What a calendar that has been put in force for the first time says of the year before: the days of whoever was a customer by then, by today's
 * condition. What is there stays, and a calendar that is published again adds nothing, so that days gone by are as they were. Answers how many.
 */
// unaudited: events.published, the only way in, records the count
export async function fillPast(db: Db, policyId: string, today: string): Promise<number> {
  const first = await sql<{
    versions: number;
  }>`select count(*)::int as versions from policy_version where policy_id = ${policyId} and in_force_from is not null`.execute(db);
  if (first.rows[0]?.versions !== 1) return 0;
  const day = Temporal.PlainDate.from(today);
  const all = await wanted(db, today, { from: day.subtract(BACK).toString(), to: day.subtract({ days: 1 }).toString(), only: policyId });
  if (!all) return 0;
  const done = await sql`
    with wanted as materialized (${all})
    insert into key_event_account (account_id, event, on_day, until_day, policy_id, facts, made_on)
    select w.account_id, w.event, w.on_day, w.until_day, w.policy_id, w.facts, ${today}::date
    from wanted w join account a on a.id = w.account_id where ${hadCome(sql`w.on_day`)}
    on conflict (account_id, event, on_day) do nothing`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
