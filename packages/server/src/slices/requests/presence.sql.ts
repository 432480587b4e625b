import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface Present {
  id: string;
  writing: boolean;
  /** Null where a program asks: it hears who is there, and is nobody who is. */
  userId: string | null;
  now: string;
}

// unaudited: that a page is open is no act; it is over within a minute
/** Notes who has a request open, and tells who else has. The commit is not waited for. */
export async function selectPresent(db: Db, { id, writing, userId, now }: Present): Promise<{ name: string; writing: boolean }[]> {
  if (userId)
    await sql`with quick as (select set_config('synchronous_commit', 'off', true)),
        old as (delete from request_presence where seen_at < ${now}::timestamptz - interval '1 hour' and user_id <> ${userId}::uuid)
      insert into request_presence (request_id, user_id, seen_at, writing) select ${id}::uuid, ${userId}::uuid, ${now}::timestamptz, ${writing} from quick
      on conflict (request_id, user_id) do update set seen_at = excluded.seen_at, writing = excluded.writing`.execute(db);
  const found = await sql<{ name: string; writing: boolean }>`
    select u.name, p.writing from request_presence p join app_user u on u.id = p.user_id
    where p.request_id = ${id}::uuid and p.user_id is distinct from ${userId}::uuid and p.seen_at > ${now}::timestamptz - interval '1 minute'
    order by p.writing desc, u.name limit 10`.execute(db);
  return found.rows;
}
