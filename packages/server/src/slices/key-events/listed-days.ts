import { type CalendarEvent, type CalendarPolicy, type EventDay, type EventInfo, payloadOf } from '@fulcrum/contract';
import type { Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { eventDays, lastDayOf } from '../../policy/event-days.ts';
import { calendarsInForce } from './calendars.sql.ts';
import { countConcerned } from './days.sql.ts';
import { expectedBetween } from './windows.ts';

export const infoOf = ({ id: calendarId, sample }: CalendarPolicy, event: CalendarEvent): EventInfo => ({
  ...{ id: event.id, calendarId, name: event.name, kind: event.kind, certainty: event.certainty, source: event.source ?? null },
  ...{ lasts: event.lasts, contact: event.contact, sample, payload: payloadOf(event) },
});

export const plus = (day: string, duration: Temporal.DurationLike): string => Temporal.PlainDate.from(day).add(duration).toString();

/** The days of events that come for everybody, whether or not anybody was worked out for them. */
function sharedDays(calendars: readonly CalendarPolicy[], from: string, to: string): Omit<EventDay, 'accounts'>[] {
  const daysOf = eventDays(calendars);
  return calendars
    .flatMap(({ events }) => events.filter(({ kind }) => kind !== 'announced'))
    .flatMap((event) =>
      daysOf(event.id, plus(from, { days: 1 - event.lasts }), to).map((on) => ({
        ...{ eventId: event.id, on, until: lastDayOf(event, on), state: 'dated' as const },
      })),
    );
}

/** Windows of announced events that nothing has come out in, and days on which something has, whomever it touches. */
async function announcedDays(db: Db, calendars: readonly CalendarPolicy[], of: Span): Promise<EventDay[]> {
  const { windows, recorded } = await expectedBetween(db, calendars, of);
  return [
    ...windows.flatMap(({ state, ...window }) => (state === 'out' ? [] : [{ ...window, state, accounts: null }])),
    ...recorded.map(({ eventId, on }) => ({ eventId, on, until: on, state: 'dated' as const, accounts: 0 })),
  ];
}

interface Span {
  from: string;
  to: string;
  asOf: string;
}

/** Events of the calendars in force and their days in a span, as was known by a day, with how many customers of the scope each concerns. */
export async function daysBetween(db: Db, scope: Scope, of: Span): Promise<{ events: EventInfo[]; days: EventDay[] }> {
  const calendars = await calendarsInForce(db);
  const counted = await countConcerned(db, scope, of);
  const keyOf = ({ eventId, on, state }: Pick<EventDay, 'eventId' | 'on' | 'state'>) => `${state === 'dated'} ${eventId} ${on}`;
  const own = new Map(counted.map((one) => ({ ...one, state: 'dated' as const })).map((one) => [keyOf(one), one]));
  const listed = [
    ...sharedDays(calendars, of.from, of.to).map((day): EventDay => ({ ...day, accounts: null })),
    ...(await announcedDays(db, calendars, of)),
  ];
  const days = new Map<string, EventDay>(listed.map((day) => [keyOf(day), day]));
  const events = calendars.flatMap((calendar) => calendar.events.map((event) => infoOf(calendar, event)));
  const known = new Set(events.map(({ id }) => id));
  for (const [key, one] of own) if (known.has(one.eventId)) days.set(key, { ...(days.get(key) ?? one), accounts: one.accounts });
  return { events, days: [...days.values()].toSorted((a, b) => a.on.localeCompare(b.on) || a.eventId.localeCompare(b.eventId)) };
}
