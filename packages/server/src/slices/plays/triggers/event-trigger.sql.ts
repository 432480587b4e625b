import type { Trigger } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { addWorkingDays, type WorkCalendar, workingDayBefore } from '../../../kernel/working-days.ts';
import { dayOf, type Firing, type On, occasionOf } from './firing.ts';

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
}

/**
 * The days of events of which a mark has come since the last run, each with its nearest: what came meanwhile, and of events still ahead also a
 * mark that passed before, for the account may have come to be concerned only now.
 */
export function markedDays(
  { at, in: unit }: KeyEvent,
  { inForce, today, calendar }: Pick<Firing, 'inForce' | 'today' | 'calendar'>,
): Marked[] {
  const reach = (days: number) => Math.max(0, days) * STRETCH + SLACK;
  const [first, last] = [shifted(inForce.ranTo, -reach(Math.max(...at))), shifted(today, reach(-Math.min(...at)))];
  const days: Marked[] = [];
  for (let on = first; on <= last; on = shifted(on, 1)) {
    const come = at.filter((mark) => {
      const comes = dayOfMark(on, mark, unit, calendar);
      return comes <= today && (comes >= inForce.ranTo || (mark < 0 && on >= today));
    });
    if (come.length) days.push({ on, mark: Math.max(...come) });
  }
  return days;
}

/** What events are called, by the calendars in force. */
const names = sql`(select e ->> 'id' as event, e -> 'name' as name from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
  cross join lateral jsonb_array_elements(v.document -> 'events') e where p.kind = 'calendar')`;

/** Key events of accounts, so many days before or after their day: the days of all marks are worked out once, whatever the number of accounts. */
export function keyEvent(trigger: On<'key_event'>, firing: Firing): Sql {
  const days = markedDays(trigger, firing);
  return sql`
    select k.account_id, ${occasionOf('key_event')} || k.event || ':' || k.on_day || ':T' || to_char(m.mark, 'FMSG990') as occasion,
      k.facts || jsonb_build_object('event.id', k.event, 'event.of', k.event || ':' || k.on_day, 'event.name_zh', n.name ->> 'zh', 'event.name_en', n.name ->> 'en',
        'event.on', k.on_day, 'event.until', k.until_day, 'event.days_left', greatest(0, k.on_day - ${dayOf(firing)}), 'mark', m.mark) as facts
    from unnest(${days.map(({ on }) => on)}::date[], ${days.map(({ mark }) => mark)}::int[]) as m(on_day, mark)
      join key_event_account k on k.on_day = m.on_day and k.event = any(${[...trigger.events]}::text[]) join ${names} n on n.event = k.event`;
}
