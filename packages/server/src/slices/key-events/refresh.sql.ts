import type { CalendarEvent, CalendarPolicy, Condition } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { eventDays, lastDayOf } from '../../policy/event-days.ts';
import { expandCalendar } from '../../policy/expand-calendar.ts';
import { listedFigures, whoSql } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { accountDays, type Span } from './account-days.sql.ts';
import { calendarsInForce } from './calendars.sql.ts';

/** As far ahead as days are worked out. */
const AHEAD = { years: 1 };
const aheadOf = (today: string): string => Temporal.PlainDate.from(today).add(AHEAD).toString();

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
  from: string,
  to: string,
): { who: Condition | undefined; days: SharedDay[] }[] {
  const daysOf = eventDays(calendars);
  const groups = new Map<string, { who: Condition | undefined; days: SharedDay[] }>();
  for (const { id: policyId, events } of calendars)
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

/** Everything that the calendars in force say of the days from today on, of the whole base: one branch an audience, and one an event of the account's own. */
async function wanted(db: Db, today: string): Promise<Sql | null> {
  const calendars = await Promise.all((await calendarsInForce(db)).map((calendar) => expandCalendar(db, calendar)));
  const figures = listedFigures(await catalogOf(db), sql`${today}::date`);
  const to = aheadOf(today);
  const span: Span = { today: sql`${today}::date`, from: sql`${today}::date`, to: sql`${to}::date`, figures };
  const own = calendars.flatMap(({ id, events }) =>
    events.flatMap((event): Own[] => (event.kind === 'account' ? [{ event, policyId: id }] : [])),
  );
  const branches = [
    ...sharedByAudience(calendars, today, to).map(({ who, days }) => sharedDays(days, whoSql(who, figures))),
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
  const all = await wanted(db, today);
  const nothing = sql`select null::uuid as account_id, null::text as event, null::date as on_day, null::date as until_day, null::text as policy_id, null::jsonb as facts where false`;
  const done = await sql<{ made: number; gone: number }>`
    with wanted as materialized (${all ?? nothing}),
      gone as (delete from key_event_account k where k.on_day > ${today}::date and not exists (select from wanted w
        where w.account_id = k.account_id and w.event = k.event and w.on_day = k.on_day) returning 1),
      made as (insert into key_event_account as k (account_id, event, on_day, until_day, policy_id, facts, made_on)
        select w.account_id, w.event, w.on_day, w.until_day, w.policy_id, w.facts, ${today}::date from wanted w
        where not exists (select from key_event_account h where h.account_id = w.account_id and h.event = w.event and h.on_day = w.on_day
          and h.until_day = w.until_day and h.policy_id = w.policy_id and h.facts = w.facts)
        on conflict (account_id, event, on_day) do update set until_day = excluded.until_day, policy_id = excluded.policy_id, facts = excluded.facts returning 1)
    select (select count(*)::int from made) as made, (select count(*)::int from gone) as gone`.execute(db);
  return done.rows[0] ?? { made: 0, gone: 0 };
}
