import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface Beat {
  id: string;
  userId: string;
  now: string;
}
/** A page says every 15 seconds that it is read; of one that says nothing for so long, nobody knows. */
const BREAK = sql`interval '60 seconds'`;

/** Goes on with the stretch in which somebody has a request before them, or begins one. The commit is not waited for. */
// unaudited: that a page is read is no act; what is kept of it is how long
export async function noteBeat(db: Db, { id, userId, now }: Beat): Promise<void> {
  await sql`
    with quick as (select set_config('synchronous_commit', 'off', true)),
      last as (select s.began_at from request_stretch s where s.request_id = ${id}::uuid and s.user_id = ${userId}::uuid
        and s.ended_at >= ${now}::timestamptz - ${BREAK} order by s.began_at desc limit 1)
    insert into request_stretch (request_id, user_id, began_at, ended_at)
    select ${id}::uuid, ${userId}::uuid, coalesce((select began_at from last), ${now}::timestamptz), ${now}::timestamptz from quick
    on conflict (request_id, user_id, began_at) do update set ended_at = greatest(request_stretch.ended_at, excluded.ended_at)`.execute(db);
}
