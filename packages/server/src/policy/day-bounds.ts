import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

const ZONE = sql`(select time_zone from organisation)`;
/** The end of a day, and the day of a moment, by the installation's clock. */
export const endOf = (day: Sql): Sql => sql`((${day} + 1)::timestamp at time zone ${ZONE})`;
export const dayOf = (moment: Sql): Sql => sql`(${moment} at time zone ${ZONE})::date`;
