import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/** PostgreSQL clamps to the month's last day, as the rules ask. */
const months = (day: Sql, count: number): Sql => sql`(${day} + make_interval(months => ${sql.raw(String(count))}))::date`;

/** The day on which what lasts to `ends` is over. */
export const overOn = (ends: Sql): Sql => sql`(${ends} + 1)`;
export const adoptionFrom = (anchor: Sql): Sql => months(anchor, 2);

/** The last three months of a term, or the last quarter of the days of one shorter than a year. Null without an end. */
export const renewalFrom = (starts: Sql, ends: Sql): Sql => sql`(case when ${overOn(ends)} >= ${months(starts, 12)}
  then ${months(overOn(ends), -3)} else ${overOn(ends)} - (${overOn(ends)} - ${starts} + 3) / 4 end)`;
