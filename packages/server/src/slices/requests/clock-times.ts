import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { slaUntil } from '../../policy/benefits.sql.ts';
import { workCalendarOf } from '../settings/index.ts';
import { classCalendars } from './clock-calendars.ts';
import type { ClocksAt } from './clocks.sql.ts';

/** When the oldest clock began that is to be worked out; null where none is. */
export async function oldestClock(db: Db): Promise<string | null> {
  const found = await sql<{ at: string | null }>`
    select min(started_at) as at from request_clock where ended_at is null or (used_ms is null and not cancelled)`.execute(db);
  return found.rows[0]?.at ?? null;
}

/** By what clocks are worked out that began at a moment or later: the service levels and the calendar of this installation, day by day as they held. */
export async function clockTimes(
  { db, now, today, organisation }: Pick<Ctx, 'db' | 'now' | 'today' | 'organisation'>,
  from: string,
): Promise<ClocksAt> {
  const timeZone = organisation?.timeZone ?? 'UTC';
  const versions = await slaUntil(db, today);
  const at = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds;
  return { now, timeZone, classes: classCalendars(versions, await workCalendarOf(db), timeZone, at(from), at(now)) };
}
