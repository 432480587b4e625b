import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Articles of the demo go, out of the index with its counts as well; one that somebody changed is theirs from now on. */
export async function deleteArticles(db: Db): Promise<void> {
  const gone = sql`(select a.id from article a where a.demo and a.revision = 1 and not exists (select from article_image i where i.article_id = a.id))`;
  // Whoever writes the index holds it until the commit.
  await sql`select pg_advisory_xact_lock(hashtext('article_part'))`.execute(db);
  await sql`
    with gone as (delete from article_part where article_id in ${gone} returning audience, terms, length),
      corpus as (update article_corpus c set parts = c.parts - g.parts, length = c.length - g.length
        from (select audience, count(*) as parts, sum(length) as length from gone group by audience) g where g.audience = c.audience),
      counts as (select audience, term, count(*) as parts from gone, unnest(tsvector_to_array(terms)) term group by audience, term)
    update article_term t set parts = t.parts - c.parts from counts c where t.term = c.term and t.audience = c.audience`.execute(db);
  await sql`delete from article where id in ${gone}`.execute(db);
  await sql`update article set demo = false where demo`.execute(db);
}
