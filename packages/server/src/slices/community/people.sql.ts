import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface Person {
  name: string | null;
  blockedWhy: string | null;
  blocked: boolean;
  /** Somebody of ours has let a post of theirs be read. */
  known: boolean;
  /** Posts of the last hour. */
  lately: number;
}

/** Who writes: under which name, whether they may, and whether they have written before. */
export async function selectPerson(db: Db, memberId: string, now: string): Promise<Person> {
  const found = await sql<Person>`
    with posts as (select state, asked_at as at from community_question where member_id = ${memberId}::uuid
      union all select state, answered_at from community_answer where member_id = ${memberId}::uuid)
    select s.shown_name as name, s.blocked_why as "blockedWhy", s.blocked_at is not null as blocked,
      exists (select from posts where state = 'open') as known,
      (select count(*) from posts where at > ${now}::timestamptz - interval '1 hour')::int as lately
    from (select) one left join community_person s on s.member_id = ${memberId}::uuid`.execute(db);
  return found.rows[0]!;
}

// unaudited: recorded by who calls
export async function putName(db: Db, memberId: string, name: string): Promise<void> {
  await sql`insert into community_person (member_id, shown_name) values (${memberId}, ${name})
    on conflict (member_id) do update set shown_name = excluded.shown_name`.execute(db);
}

/** False when they wrote nowhere. */
// unaudited: recorded by who calls
export async function putBlocked(
  db: Db,
  memberId: string,
  by: { now: string; userId: string | null },
  why: string | null,
): Promise<boolean> {
  const done =
    await sql`update community_person set blocked_at = ${why === null ? null : by.now}::timestamptz, blocked_by = ${why === null ? null : by.userId}::uuid,
      blocked_why = ${why} where member_id = ${memberId}::uuid returning 1`.execute(db);
  return done.rows.length > 0;
}
