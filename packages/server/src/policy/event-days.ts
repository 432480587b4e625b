import { type CalendarEvent, type CalendarPolicy, recurrenceOf } from '@fulcrum/contract';
import { type DaysOf, occurrences } from '../kernel/calendar/occurrences.ts';

/** The days of events that come for everybody alike, which may lean on one another over several calendars. */
export function eventDays(calendars: readonly Pick<CalendarPolicy, 'events'>[]): DaysOf {
  const events = new Map(calendars.flatMap((calendar) => calendar.events.map((event): [string, CalendarEvent] => [event.id, event])));
  const daysOf =
    (within: readonly string[]): DaysOf =>
    (id, from, to) => {
      const event = events.get(id);
      const recurrence = event && recurrenceOf(event);
      // A circle is refused by the check; two calendars that are changed apart may still close one.
      if (!recurrence || within.includes(id)) return [];
      return occurrences(recurrence, from, to, daysOf([...within, id]));
    };
  return daysOf([]);
}

/** The last day of an event that began on a day. */
export const lastDayOf = ({ lasts }: Pick<CalendarEvent, 'lasts'>, on: string): string =>
  Temporal.PlainDate.from(on)
    .add({ days: lasts - 1 })
    .toString();
