import type { Role } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Actor } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { kept } from '../../db/kept-statement.ts';

export interface UserRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  team_id: string | null;
  region_id: string | null;
  visibility: 'own' | 'team' | 'region' | 'all' | null;
  seniority: 'senior' | 'experienced' | 'junior' | 'batch' | null;
  capacity: number | null;
  language: 'zh' | 'en' | null;
  password_hash: string | null;
  totp_secret: string | null;
  totp_confirmed_at: string | null;
  totp_last_step: number | null;
  disabled_at: string | null;
  created_at: string;
  team_name: string | null;
}

export async function userByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  const found =
    await sql<UserRow>`select u.*, t.name as team_name from app_user u left join team t on t.id = u.team_id where lower(u.email) = lower(${email})`.execute(
      db,
    );
  return found.rows[0];
}

export async function userById(db: Db, id: string): Promise<UserRow | undefined> {
  const found =
    await sql<UserRow>`select u.*, t.name as team_name from app_user u left join team t on t.id = u.team_id where u.id = ${id}::uuid`.execute(
      db,
    );
  return found.rows[0];
}

/** Failures of the last quarter of an hour: of this person from this address, of this person, of this address. */
export async function recentFailures(
  db: Db,
  email: string,
  address: string,
  now: string,
): Promise<{ pair: number; person: number; address: number }> {
  const found = await sql<{ pair: number; person: number; address: number }>`
    select count(*) filter (where email = lower(${email}) and address = ${address})::int as pair,
      count(*) filter (where email = lower(${email}))::int as person,
      count(*) filter (where address = ${address})::int as address
    from sign_in_attempt
    where at > ${now}::timestamptz - interval '15 minutes' and not succeeded and (email = lower(${email}) or address = ${address})
      and at > coalesce((select max(s.at) from sign_in_attempt s where s.succeeded and s.email = lower(${email}) and s.address = ${address}), '-infinity')`.execute(
    db,
  );
  return found.rows[0]!;
}

export async function insertAttempt(
  db: Db,
  row: { id: string; email: string; address: string; at: string; succeeded: boolean },
): Promise<void> {
  await sql`insert into sign_in_attempt (id, email, address, at, succeeded) values (${row.id}, lower(${row.email}), ${row.address}, ${row.at}, ${row.succeeded})`.execute(
    db,
  );
}

export async function insertSession(
  db: Db,
  row: { id: string; tokenHash: Buffer; userId: string; now: string; expiresAt: string; address: string | null; agent: string | null },
): Promise<void> {
  await sql`
    insert into session (token_hash, id, user_id, created_at, seen_at, expires_at, address, agent)
    values (${row.tokenHash}, ${row.id}, ${row.userId}, ${row.now}, ${row.now}, ${row.expiresAt}, ${row.address}, ${row.agent})`.execute(
    db,
  );
}

export interface ActorRow {
  user_id: string;
  name: string;
  role: Role;
  team_id: string | null;
  region_id: string | null;
  visibility: Actor['visibility'];
  language: 'zh' | 'en' | null;
  session_id: string | null;
  scopes: Actor['scopes'];
  stale: boolean;
}

/** The person of a live session: not idle for twelve hours, not older than seven days, not disabled. */
export async function actorOfSession(db: Db, tokenHash: Buffer, now: string): Promise<ActorRow | undefined> {
  const found = await sql<ActorRow>`${kept}
    select u.id as user_id, u.name, u.role, u.team_id, u.region_id, u.visibility, u.language, s.id as session_id, null as scopes, s.seen_at < ${now}::timestamptz - interval '1 minute' as stale
    from session s join app_user u on u.id = s.user_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now} and s.seen_at > ${now}::timestamptz - interval '12 hours' and u.disabled_at is null`.execute(
    db,
  );
  return found.rows[0];
}

export async function touchSession(db: Db, tokenHash: Buffer, now: string): Promise<void> {
  await sql`update session set seen_at = ${now} where token_hash = ${tokenHash}`.execute(db);
}

export async function actorOfToken(db: Db, tokenHash: Buffer, now: string): Promise<ActorRow | undefined> {
  const found = await sql<ActorRow>`${kept}
    select u.id as user_id, u.name, u.role, u.team_id, u.region_id, u.visibility, u.language, null as session_id, nullif(t.scopes, '{}') as scopes, coalesce(t.used_at < ${now}::timestamptz - interval '1 minute', true) as stale
    from api_token t join app_user u on u.id = t.user_id
    where t.token_hash = ${tokenHash} and t.revoked_at is null and (t.expires_at is null or t.expires_at > ${now}) and u.disabled_at is null`.execute(
    db,
  );
  return found.rows[0];
}

export async function touchToken(db: Db, tokenHash: Buffer, now: string): Promise<void> {
  await sql`update api_token set used_at = ${now} where token_hash = ${tokenHash}`.execute(db);
}
