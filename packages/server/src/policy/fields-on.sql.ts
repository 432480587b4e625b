import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * Fields that no account is without. Before the first day of an account that an older fact brought into the base its other fields are
 * unknown, for nothing was known of it; these are those of its first day, for without them there would be no account to show.
 */
export const ALWAYS_KNOWN: readonly string[] = ['name', 'kind', 'status'];
export const always = (field: Sql): Sql<boolean> => sql<boolean>`${field} in (${sql.join(ALWAYS_KNOWN.map((one) => sql.lit(one)))})`;

/** The order in which a field's history is looked through: the latest by the day, else the earliest after it. */
export const latestFirst = (history: Sql, day: Sql): Sql =>
  sql`${history}.valid_from <= ${day} desc, case when ${history}.valid_from <= ${day} then ${history}.valid_from end desc, ${history}.valid_from,
    ${history}.recorded_at desc`;
