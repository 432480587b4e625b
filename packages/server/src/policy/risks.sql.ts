import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/** Whether a risk was open on a day. */
export const openRisk = (of: Sql, day: Sql): Sql<boolean> =>
  sql<boolean>`(${of}.raised_on <= ${day} and (${of}.ended_on is null or ${of}.ended_on > ${day}))`;
