import { type CalendarEvent, CalendarPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** The calendars in force, by id. */
export async function calendarsInForce(db: Db): Promise<CalendarPolicy[]> {
  const found = await sql<{ document: unknown }>`
    select v.document from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
    where p.kind = 'calendar' order by p.id`.execute(db);
  return found.rows.map(({ document }) => CalendarPolicy.parse(document));
}

export type Announced = Extract<CalendarEvent, { kind: 'announced' }>;

/** An announced event of the calendars in force. */
export async function announcedInForce(db: Db, id: string): Promise<Announced | undefined> {
  const events = (await calendarsInForce(db)).flatMap((calendar) => calendar.events);
  return events.find((event): event is Announced => event.kind === 'announced' && event.id === id);
}
