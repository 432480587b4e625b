import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { standsBy } from './standing.sql.ts';

export interface Recorded {
  eventId: string;
  on: string;
}

/** The days on which events came out, as was on record by a day. */
export async function recordedDays(
  db: Db,
  { events, from, to, asOf }: { events: readonly string[]; from: string; to: string; asOf: string },
): Promise<Recorded[]> {
  const found = await sql<Recorded>`
    select distinct r.event as "eventId", r.happened_on as on from announced_event r
    where r.event = any(${[...events]}::text[]) and r.happened_on between ${from}::date and ${to}::date and ${standsBy(sql`${asOf}::date`)}`.execute(
    db,
  );
  return found.rows;
}

/** The day on which each calendar was made, by its id. */
export async function calendarsSince(db: Db): Promise<Map<string, string>> {
  const found = await sql<{ id: string; since: string }>`
    select id, (created_at at time zone coalesce((select time_zone from organisation), 'UTC'))::date as since from policy where kind = 'calendar'`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, since }) => [id, since]));
}
