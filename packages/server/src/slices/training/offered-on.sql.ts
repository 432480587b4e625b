import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Courses k that were offered on a day. */
export const offeredOn = (day: Sql): Sql<boolean> =>
  sql<boolean>`k.published_on <= ${day} and (k.retired_on is null or k.retired_on > ${day})`;
