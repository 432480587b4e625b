import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { isThere } from '../sessions.sql.ts';

/** Whoever of an account signs in with an address. */
export async function memberOfAccount(db: Db, accountId: string, email: string, now: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select m.id from portal_member m where m.account_id = ${accountId}::uuid and m.email = ${email} and ${isThere(now)}`.execute(db);
  return found.rows[0]?.id;
}

/** The one person of an account with an address who is no member and was not withdrawn: an address of several is nobody's. */
export async function personToJoin(db: Db, accountId: string, email: string, today: string): Promise<string | undefined> {
  const found = await sql<{ id: string; may: boolean }>`
    select c.id, not c.id = any(s.withdrawn) and not exists (
        select from portal_member m where m.account_id = c.account_id and m.contact_id = c.id) as may
    from contact c join portal_sso s on s.account_id = c.account_id
    where c.account_id = ${accountId}::uuid and (c.left_on is null or c.left_on > ${today}::date)
      and (lower(btrim(c.email)) = ${email} or exists (
        select from jsonb_array_elements(c.channels -> 'mails') w where lower(btrim(w ->> 'value')) = ${email}))
    limit 2`.execute(db);
  const [person] = found.rows;
  return found.rows.length === 1 && person?.may ? person.id : undefined;
}
