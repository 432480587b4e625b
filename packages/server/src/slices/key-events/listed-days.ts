import { type CalendarEvent, type CalendarPolicy, type EventDay, type EventInfo, payloadOf } from '@fulcrum/contract';
import type { Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { eventDays, lastDayOf } from '../../policy/event-days.ts';
import { calendarsInForce } from './calendars.sql.ts';
import { countConcerned } from './days.sql.ts';

export const infoOf = ({ id: calendarId, sample }: CalendarPolicy, event: CalendarEvent): EventInfo => ({
  ...{ id: event.id, calendarId, name: event.name, kind: event.kind, certainty: event.certainty, source: event.source ?? null },
  ...{ lasts: event.lasts, contact: event.contact, sample, payload: payloadOf(event) },
});

export const plus = (day: string, duration: Temporal.DurationLike): string => Temporal.PlainDate.from(day).add(duration).toString();

/** The days of events that come for everybody, whether or not anybody was worked out for them. */
function sharedDays(calendars: readonly CalendarPolicy[], from: string, to: string): Omit<EventDay, 'accounts'>[] {
  const daysOf = eventDays(calendars);
  return calendars
    .flatMap(({ events }) => events)
    .flatMap((event) =>
      daysOf(event.id, plus(from, { days: 1 - event.lasts }), to).map((on) => ({
        ...{ eventId: event.id, on, until: lastDayOf(event, on) },
        state: event.kind === 'announced' ? ('expected' as const) : ('dated' as const),
      })),
    );
}

/** Events of the calendars in force and their days in a span, as was known by a day, with how many customers of the scope each concerns. */
export async function daysBetween(
  db: Db,
  scope: Scope,
  { from, to, asOf }: { from: string; to: string; asOf: string },
): Promise<{ events: EventInfo[]; days: EventDay[] }> {
  const calendars = await calendarsInForce(db);
  const counted = await countConcerned(db, scope, { from, to, asOf });
  const byDay = new Map(counted.map((one) => [`${one.eventId} ${one.on}`, one]));
  const shared = sharedDays(calendars, from, to);
  const listed = new Set(shared.map(({ eventId, on }) => `${eventId} ${on}`));
  const own = counted.filter(({ eventId, on }) => !listed.has(`${eventId} ${on}`));
  const events = calendars.flatMap((calendar) => calendar.events.map((event) => infoOf(calendar, event)));
  const known = new Set(events.map(({ id }) => id));
  const days = [
    ...shared.map((day) => ({ ...day, accounts: byDay.get(`${day.eventId} ${day.on}`)?.accounts ?? null })),
    ...own.filter(({ eventId }) => known.has(eventId)).map((day) => ({ ...day, state: 'dated' as const })),
  ];
  return { events, days: days.toSorted((a, b) => a.on.localeCompare(b.on) || a.eventId.localeCompare(b.eventId)) };
}
