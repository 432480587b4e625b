import type { PortalMember } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { isThere } from './sessions.sql.ts';
import { isOnlyWay } from './sso/sso.sql.ts';

export interface Signing {
  id: string;
  accountId: string;
  language: 'zh' | 'en' | null;
  passwordHash: string | null;
  /** Their company lets them in by its own sign-in alone. */
  ssoOnly: boolean;
}
/** Who signs in with an address, as long as they are at their company. */
export async function memberByEmail(db: Db, email: string, now: string): Promise<Signing | undefined> {
  const found = await sql<Signing>`
    select m.id, m.account_id as "accountId", m.language, m.password_hash as "passwordHash",
      ${isOnlyWay(sql`m.account_id`)} as "ssoOnly" from portal_member m
    where m.email = ${email} and ${isThere(now)}`.execute(db);
  return found.rows[0];
}

export async function selectMembers(db: Db, where: Sql, now: string): Promise<PortalMember[]> {
  const found = await sql<PortalMember>`
    select m.id, m.account_id as "accountId", m.contact_id as "contactId", p.name as "contactName", m.email, m.whole, m.language,
      case when not ${isThere(now)} then 'gone' when m.signed_in_at is null then 'invited' else 'active' end as state,
      m.invited_at as "invitedAt", m.signed_in_at as "signedInAt", m.signed_in_way as "signedInWay"
    from portal_member m left join contact p on p.account_id = m.account_id and p.id = m.contact_id
    where ${where} order by p.name, m.email`.execute(db);
  return found.rows;
}

/** False when somebody signs in with the address. Whoever is not let in any more gives it up. */
// unaudited: the invitation is recorded by who calls
export async function insertMember(
  db: Db,
  m: { id: string; accountId: string; contactId: string; email: string; whole: boolean; now: string; userId: string | null },
): Promise<boolean> {
  await sql`delete from portal_member m where m.email = ${m.email} and not ${isThere(m.now)}`.execute(db);
  const made = await sql`insert into portal_member (id, account_id, contact_id, email, whole, invited_at, invited_by)
    values (${m.id}, ${m.accountId}, ${m.contactId}, ${m.email}, ${m.whole}, ${m.now}, ${m.userId}) on conflict (email) do nothing returning 1`.execute(
    db,
  );
  return made.rows.length > 0;
}

// unaudited: as insertMember
export async function updateMember(db: Db, id: string, change: { whole: boolean }): Promise<void> {
  await sql`update portal_member set whole = ${change.whole} where id = ${id}::uuid`.execute(db);
}

// unaudited: as insertMember
export async function deleteMember(db: Db, id: string): Promise<void> {
  await sql`delete from portal_member where id = ${id}::uuid`.execute(db);
}
