import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/**
 * Finds whose number a call has, where nobody said so yet: what was remembered goes before what contacts say. A number that several customers have
 * tells none; one that several people of a customer have tells the customer alone.
 */
// unaudited: the verb that brought the number records it
export async function findCaller(db: Db, id: string, today: string): Promise<void> {
  await sql`
    update phone_call c set account_id = f.account_id, contact_id = f.contact_id
    from phone_call o cross join lateral (
      select n.account_id, n.contact_id, 0 as place from phone_number n where n.number_key = o.number_key
      union all
      select (array_agg(p.account_id))[1], case when count(*) = 1 then (array_agg(p.id))[1] end, 1 from contact p
      where (p.phone is not null or p.channels <> '{}') and phone_keys(p.phone, p.channels) @> array[o.number_key]
        and (p.left_on is null or p.left_on > ${today}::date)
      having count(distinct p.account_id) = 1
      order by place limit 1) f
    where c.id = ${id}::uuid and o.id = c.id and c.account_id is null and o.number_key is not null`.execute(db);
}

export interface Caller {
  id: string;
  accountId: string;
  contactId: string | null;
}
/** Says who called; another customer than that of its request takes it off the request. */
// unaudited: calls.identify records it
export async function setCaller(db: Db, { id, accountId, contactId }: Caller): Promise<void> {
  await sql`
    update phone_call c set account_id = ${accountId}, contact_id = ${contactId},
      request_id = (select r.id from service_request r where r.id = c.request_id and (r.account_id is null or r.account_id = ${accountId}::uuid))
    where c.id = ${id}`.execute(db);
}

/** Remembers the number of a call for whoever called, also for its earlier calls of nobody. */
// unaudited: calls.identify records it
export async function rememberNumber(
  db: Db,
  { id, accountId, contactId, userId, now }: Caller & { userId: string | null; now: string },
): Promise<void> {
  await sql`
    insert into phone_number (number_key, account_id, contact_id, remembered_by, remembered_at)
    select c.number_key, ${accountId}, ${contactId}, ${userId}, ${now} from phone_call c where c.id = ${id} and c.number_key is not null
    on conflict (number_key) do update set account_id = excluded.account_id, contact_id = excluded.contact_id,
      remembered_by = excluded.remembered_by, remembered_at = excluded.remembered_at`.execute(db);
  await sql`
    update phone_call c set account_id = ${accountId}, contact_id = ${contactId} from phone_call o
    where o.id = ${id} and c.number_key = o.number_key and c.account_id is null`.execute(db);
}
