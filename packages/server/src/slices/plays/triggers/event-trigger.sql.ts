import type { Trigger } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { addWorkingDays, type WorkCalendar, workingDayBefore } from '../../../kernel/working-days.ts';
import { eventAccounts } from '../../key-events/index.ts';
import { dayOf, type Firing, type On, occasionOf, since } from './firing.ts';

type KeyEvent = Extract<Trigger, { on: 'key_event' }>;

/** So many working days may take as many days as this, holidays included. */
const STRETCH = 2;
const SLACK = 20;

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The day of a mark: so many days, or working days, before (below zero) or after the day of an event. */
export function dayOfMark(on: string, mark: number, unit: KeyEvent['in'], calendar: WorkCalendar): string {
  if (unit === 'days') return shifted(on, mark);
  return mark < 0 ? workingDayBefore(on, -mark, calendar) : addWorkingDays(on, mark, calendar);
}

interface Marked {
  on: string;
  mark: number;
  /** The mark had passed before the last run: it counts for what was recorded since. */
  late: boolean;
}
/** As long as what was announced may be talked about, at most: the longest that an event's contact days may be. */
const LATEST = 90;

/**
 * The days of events of which a mark has come since the last run, each with its nearest: what came meanwhile, and of events still ahead also a
 * mark that passed before, for the account may have come to be concerned only now. What was announced earlier has its last mark, for whoever
 * records it afterwards.
 */
export function markedDays(
  { at, in: unit }: KeyEvent,
  { inForce, today, calendar }: Pick<Firing, 'inForce' | 'today' | 'calendar'>,
): Marked[] {
  const reach = (days: number) => Math.max(0, days) * STRETCH + SLACK;
  const marked = shifted(inForce.ranTo, -reach(Math.max(...at)));
  const [first, last] = [[marked, shifted(today, -LATEST)].toSorted()[0]!, shifted(today, reach(-Math.min(...at)))];
  const days: Marked[] = [];
  for (let on = first; on <= last; on = shifted(on, 1)) {
    const passed = at.map((mark) => ({ mark, comes: dayOfMark(on, mark, unit, calendar) })).filter(({ comes }) => comes <= today);
    const come = passed.filter(({ mark, comes }) => comes >= inForce.ranTo || (mark < 0 && on >= today));
    if (passed.length) days.push({ on, mark: Math.max(...(come.length ? come : passed).map(({ mark }) => mark)), late: !come.length });
  }
  return days;
}

/** What events are called, and how long they are talked about, by the calendars in force. */
const names = sql`(select e ->> 'id' as event, e -> 'name' as name, coalesce((e -> 'contact' ->> 'after')::int, 14) as days_after from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
  cross join lateral jsonb_array_elements(v.document -> 'events') e where p.kind = 'calendar')`;

/** Key events of accounts, so many days before or after their day: the days of all marks are worked out once, whatever the number of accounts. */
export function keyEvent(trigger: On<'key_event'>, firing: Firing): Sql {
  const days = markedDays(trigger, firing);
  const column = <K extends keyof Marked>(key: K) => days.map((day) => day[key]);
  return sql`
    select k.account_id, ${occasionOf('key_event')} || k.event || ':' || k.on_day || ':T' || to_char(m.mark, 'FMSG990') as occasion,
      k.facts || jsonb_build_object('event.id', k.event, 'event.of', k.event || ':' || k.on_day, 'event.name_zh', n.name ->> 'zh', 'event.name_en', n.name ->> 'en',
        'event.on', k.on_day, 'event.until', k.until_day, 'event.days_left', greatest(0, k.on_day - ${dayOf(firing)}), 'mark', m.mark) as facts
    from unnest(${column('on')}::date[], ${column('mark')}::int[], ${column('late')}::boolean[]) as m(on_day, mark, late)
      join ${eventAccounts(dayOf(firing))} k on k.on_day = m.on_day and k.event = any(${[...trigger.events]}::text[]) join ${names} n on n.event = k.event
    where not m.late or (k.recorded_on >= ${since(firing)} and k.on_day + n.days_after >= ${dayOf(firing)})`;
}
