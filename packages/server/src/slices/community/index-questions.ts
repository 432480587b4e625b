import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { partRows, replaceParts } from '../knowledge/index.ts';

interface Asked {
  articleId: string;
  language: 'zh' | 'en';
  title: string;
  body: string;
  productId: string | null;
  communityId: string | null;
  found: boolean;
}

/**
 * Puts questions `q` into the index of the articles, or takes them out, in the transaction that changed them. Found are those that customers read and
 * somebody answered; of a community that is not open they are marked as its own, and found by who takes part.
 */
export async function indexQuestionsOf(db: Db, which: Sql): Promise<void> {
  const answered = await sql<Asked>`
    select q.id as "articleId", q.language, q.title, c.product_id as "productId",
      case when not c.open then c.id end as "communityId",
      not c.archived and q.state = 'open' and w.body is not null as found, concat_ws(E'\n\n', q.body, w.body) as body
    from community_question q join community c on c.id = q.community_id cross join lateral (
      select string_agg(w.body, E'\n\n' order by (w.id = q.accepted_id) desc nulls last, w.answered_at) as body
      from community_answer w where w.question_id = q.id and w.state = 'open') w
    where ${which}`.execute(db);
  const ids = answered.rows.map(({ articleId }) => articleId);
  if (!ids.length) return;
  const texts = answered.rows.flatMap(({ found, body, ...of }) =>
    found
      ? [
          {
            ...of,
            ...{ origin: 'question' as const, audience: 'customers' as const, levels: [], category: null, tags: [] },
            ...{ outdated: false, reviewOn: null, rows: partRows({ title: of.title, questions: [of.title], body }) },
          },
        ]
      : [],
  );
  await replaceParts(db, ids, texts);
}
export const indexQuestion = (db: Db, id: string): Promise<void> => indexQuestionsOf(db, sql`q.id = ${id}::uuid`);
