import { sql } from 'kysely';
import type { Ctx } from '../../../access/index.ts';
import { readerOf, readText } from './audience.ts';

/** More are no help to choose from. */
const MOST = 24;

/** Categories with an article that the caller reads, the fullest first. */
export async function selectCategories(ctx: Ctx): Promise<{ name: string; articles: number }[]> {
  const found = await sql<{ name: string; articles: number }>`
    select a.category as name, count(*)::int as articles from article a
    where a.category <> '' and exists (select from article_version v where v.article_id = a.id and ${readText(readerOf(ctx))})
    group by a.category order by articles desc, name limit ${MOST}`.execute(ctx.db);
  return found.rows;
}
