import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Articles of the demo go, out of the index as well; one that somebody changed is theirs from now on. */
export async function deleteArticles(db: Db): Promise<void> {
  const gone = await sql<{ id: string }>`select a.id from article a
    where a.demo and a.revision = 1 and not exists (select from article_image i where i.article_id = a.id) for update`.execute(db);
  const ids = gone.rows.map(({ id }) => id);
  await sql`select remove_article_parts(${ids}::uuid[])`.execute(db);
  await sql`delete from article where id = any(${ids}::uuid[])`.execute(db);
  await sql`update article set demo = false where demo`.execute(db);
}
