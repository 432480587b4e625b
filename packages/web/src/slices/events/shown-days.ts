import type { EventDay, EventInfo } from '@fulcrum/contract';
import type { TFunction } from 'i18next';

/** A day of an event with the event. */
export interface ShownDay extends EventDay {
  event: EventInfo;
}

/** What lasts longer than a week stands above the days of a month, not in them. */
const LONG_DAYS = 7;
export const isLong = ({ event }: ShownDay): boolean => event.lasts > LONG_DAYS;

/** How sure a day is; of what is announced, how it stands with being out. */
export function standingWords({ event, state }: Pick<ShownDay, 'event' | 'state'>, t: TFunction): string {
  if (event.kind !== 'announced') return t(`events.certaintyOf.${event.certainty}`);
  if (state === 'dated') return t('events.out');
  return state === 'expected' ? t(`events.certaintyOf.${event.certainty}`) : t(`events.stateOf.${state}`);
}

/** It was announced, and recorded. */
export const isOut = ({ event, state }: ShownDay): boolean => event.kind === 'announced' && state === 'dated';

/** Of the days behind only what nobody has recorded is still to be done. */
export const isAhead = ({ until, state }: ShownDay, day: string): boolean => until >= day || state === 'unrecorded';

export function shownDays(events: readonly EventInfo[], days: readonly EventDay[], kind: EventInfo['kind'] | undefined): ShownDay[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return days.flatMap((day) => {
    const event = byId.get(day.eventId);
    return event && (kind === undefined || event.kind === kind) ? [{ ...day, event }] : [];
  });
}
