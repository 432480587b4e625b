import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * Who owned account a on a day: what changed since is taken back, so that accounts without changes cost a look at the index. For the rows
 * of a page, and for filters over lists that are short.
 */
export const ownerOn = (
  day: Sql,
): Sql => sql`(case when exists (select from account_history s where s.account_id = a.id and s.field = 'owner_id' and s.valid_from > ${day})
  then (select (h.value #>> '{}')::uuid from account_history h where h.account_id = a.id and h.field = 'owner_id' and h.valid_from <= ${day}
    order by h.valid_from desc, h.recorded_at desc limit 1)
  else a.owner_id end)`;
