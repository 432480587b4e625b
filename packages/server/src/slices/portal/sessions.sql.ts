import { sql } from 'kysely';
import type { Member } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { kept } from '../../db/kept-statement.ts';
import { isOnlyWay } from './sso/sso.sql.ts';

const IDLE = sql`interval '24 hours'`;

/** Whether member m is a person of their account on the day of a moment: there, and not gone. */
export const isThere = (now: Sql | string): Sql<boolean> => sql<boolean>`exists (select from contact c
  where c.account_id = m.account_id and c.id = m.contact_id
    and (c.left_on is null or c.left_on > (${now}::timestamptz at time zone (select time_zone from organisation))::date))`;

/** By which way somebody signed in. */
export type Way = 'link' | 'password' | 'sso';

export interface SessionRow extends Member {
  company: string;
  language: 'zh' | 'en' | null;
  sessionId: string;
  stale: boolean;
}
/** The person of a live session: not idle for a day, not older than it may be, still at their company. */
export async function memberOfSession(db: Db, tokenHash: Buffer, now: string): Promise<SessionRow | undefined> {
  const found = await sql<SessionRow>`${kept}
    select m.id as "memberId", m.account_id as "accountId", m.contact_id as "contactId", m.whole, m.language, a.name as company, s.id as "sessionId",
      (select t.tier from account_state t where t.account_id = m.account_id) as level, s.seen_at < ${now}::timestamptz - interval '1 minute' as stale
    from portal_session s join portal_member m on m.id = s.member_id join account a on a.id = m.account_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now} and s.seen_at > ${now}::timestamptz - ${IDLE} and ${isThere(now)}`.execute(
    db,
  );
  return found.rows[0];
}

// unaudited: that somebody is still there is no act
export async function touchSession(db: Db, tokenHash: Buffer, now: string): Promise<void> {
  await sql`update portal_session set seen_at = ${now} where token_hash = ${tokenHash}`.execute(db);
}

// unaudited: signing in is recorded by who calls
export async function insertSession(
  db: Db,
  s: { tokenHash: Buffer; id: string; memberId: string; way: Way; now: string; expiresAt: string },
) {
  await sql`insert into portal_session (token_hash, id, member_id, way, created_at, seen_at, expires_at)
    values (${s.tokenHash}, ${s.id}, ${s.memberId}, ${s.way}, ${s.now}, ${s.now}, ${s.expiresAt})`.execute(db);
  await sql`update portal_member set signed_in_at = ${s.now}, signed_in_way = ${s.way} where id = ${s.memberId}`.execute(db);
}

/** Ends sessions of a member: the one, all but the one, or all. */
// unaudited: signing out is recorded by who calls
export async function endSessions(db: Db, memberId: string, which: { only: string } | { but: string } | 'all'): Promise<void> {
  const some = which === 'all' ? sql`true` : 'only' in which ? sql`id = ${which.only}::uuid` : sql`id <> ${which.but}::uuid`;
  await sql`delete from portal_session where member_id = ${memberId}::uuid and ${some}`.execute(db);
}

// unaudited: a link is made where it was asked for
export async function insertLink(db: Db, link: { tokenHash: Buffer; memberId: string; expiresAt: string }): Promise<void> {
  await sql`insert into portal_link (token_hash, member_id, expires_at) values (${link.tokenHash}, ${link.memberId}, ${link.expiresAt})`.execute(
    db,
  );
}

/** Uses a link up; answers whose it was, or nobody's when it was used, is too old or never was. */
// unaudited: signing in is recorded by who calls
export async function useLink(db: Db, tokenHash: Buffer, now: string): Promise<{ memberId: string; ssoOnly: boolean } | undefined> {
  const found = await sql<{ memberId: string; ssoOnly: boolean }>`
    update portal_link l set used_at = ${now} from portal_member m
    where l.token_hash = ${tokenHash} and l.used_at is null and l.expires_at > ${now} and m.id = l.member_id and ${isThere(now)}
    returning l.member_id as "memberId", ${isOnlyWay(sql`m.account_id`)} as "ssoOnly"`.execute(db);
  return found.rows[0];
}

/** Forgets what is over: sessions, links, sign-ins elsewhere, and attempts of which nothing is counted any more. */
// unaudited: what is over opens nothing
export async function forgetOver(db: Db, now: string): Promise<number> {
  const gone = await sql<{ count: number }>`
    with s as (delete from portal_session where expires_at < ${now} or seen_at < ${now}::timestamptz - ${IDLE} returning 1),
      l as (delete from portal_link where expires_at < ${now} returning 1),
      o as (delete from portal_sso_attempt where expires_at < ${now} returning 1),
      a as (delete from portal_attempt where at < ${now}::timestamptz - interval '1 day' returning 1)
    select ((select count(*) from s) + (select count(*) from l) + (select count(*) from o) + (select count(*) from a))::int as count`.execute(
    db,
  );
  return gone.rows[0]?.count ?? 0;
}
