import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { type PartsOf, replaceParts } from '../search/index.sql.ts';
import { partRows } from '../search/part-row.ts';

interface Published extends Omit<PartsOf, 'rows' | 'origin' | 'communityId'> {
  body: string;
  questions: string[];
}

/** Writes the index of articles anew from what is published of them, in the transaction that changed it. */
export async function indexArticles(db: Db, ids: readonly string[]): Promise<void> {
  const found = await sql<Published>`
    select a.id as "articleId", v.language, v.title, v.body, v.questions, a.audience, a.levels, a.product_id as "productId", a.category, a.tags,
      v.state = 'outdated' as outdated, a.review_on as "reviewOn"
    from article a join article_version v on v.article_id = a.id and v.state in ('published', 'outdated') where a.id = any(${ids}::uuid[])`.execute(
    db,
  );
  await replaceParts(
    db,
    ids,
    found.rows.map(({ body, questions, ...of }) => ({
      ...of,
      origin: 'article',
      communityId: null,
      rows: partRows({ title: of.title, questions, body }),
    })),
  );
}
