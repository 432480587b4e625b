import type { CalendarPolicy } from '@fulcrum/contract';
import type { Db } from '../db/database.ts';
import { expandCondition, sharedOnly } from './segments.sql.ts';

/** A calendar whose conditions have their segments written out. */
export async function expandCalendar(db: Db, calendar: CalendarPolicy): Promise<CalendarPolicy> {
  const events = calendar.events.map(async (event) =>
    event.who ? { ...event, who: await expandCondition(db, event.who, sharedOnly) } : event,
  );
  return { ...calendar, events: await Promise.all(events) };
}
