import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * What invented people asked and answered goes, out of the index as well, and the demo's communities where nothing else is. A question that somebody real
 * answered stays, and so does where it was asked. Invented accounts, and with them their people, went before.
 */
export async function deleteCommunities(db: Db): Promise<void> {
  const staff = sql`(select id from app_user where demo)`;
  const gone = await sql<{ id: string }>`select q.id from community_question q where q.demo and not exists (
    select from community_answer w where w.question_id = q.id and (w.member_id is not null or w.ours and w.user_id is not null and w.user_id not in ${staff}))`.execute(
    db,
  );
  const ids = gone.rows.map(({ id }) => id);
  await sql`select remove_article_parts(${ids}::uuid[])`.execute(db);
  await sql`delete from community_question where id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from community c where c.demo and c.revision = 1 and not exists (select from community_question q where q.community_id = c.id)
    and not exists (select from community_account m where m.community_id = c.id)`.execute(db);
  await sql`update community set demo = false where demo`.execute(db);
  await sql`update community_question set demo = false where demo`.execute(db);
}
