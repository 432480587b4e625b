import type { EventDay, EventInfo } from '@fulcrum/contract';

/** A day of an event with the event. */
export interface ShownDay extends EventDay {
  event: EventInfo;
}

/** What lasts longer than a week stands above the days of a month, not in them. */
const LONG_DAYS = 7;
export const isLong = ({ event }: ShownDay): boolean => event.lasts > LONG_DAYS;

/** It was announced, and recorded. */
export const isOut = ({ event, state }: ShownDay): boolean => event.kind === 'announced' && state === 'dated';

export function shownDays(events: readonly EventInfo[], days: readonly EventDay[], kind: EventInfo['kind'] | undefined): ShownDay[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return days.flatMap((day) => {
    const event = byId.get(day.eventId);
    return event && (kind === undefined || event.kind === kind) ? [{ ...day, event }] : [];
  });
}
