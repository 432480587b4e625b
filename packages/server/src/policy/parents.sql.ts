import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * The tree of accounts as it stood on a day: id and parent_id of every account that had a parent. Who has had the same ever since is read
 * in its own row, by the index of parents; only those that moved later are looked up in their history. An account that an older fact
 * brought into the base stands where it first stood.
 */
export const parentsOn = (day: Sql): Sql => sql`
  select c.id, c.parent_id from account c where c.parent_id is not null
    and not exists (select from account_history h where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > ${day})
  union all
  select c.id, p.parent_id
  from (select distinct h.account_id from account_history h where h.field = 'parent_id' and h.valid_from > ${day}) moved
    join account c on c.id = moved.account_id
    cross join lateral (select (h.value #>> '{}')::uuid as parent_id from account_history h
      where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest(${day}, c.happened_on)
      order by h.valid_from desc, h.recorded_at desc limit 1) p
  where p.parent_id is not null`;
