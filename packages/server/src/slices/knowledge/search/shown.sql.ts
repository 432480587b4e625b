import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { kept } from '../../../db/kept-statement.ts';
import { foundBy, type Reader } from './reader.ts';

export interface Shown {
  articleId: string;
  origin: 'article' | 'question';
  language: string;
  part: number;
  title: string;
  anchor: string | null;
  plain: string;
  audience: string;
  /** Of a community that is not open. */
  communityName: string | null;
  productId: string | null;
  productName: string | null;
  category: string | null;
  tags: string[];
}
/** Names of products by their ids. */
export async function productNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`select id, name from product where id = any(${ids}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

export type ChosenPart = Pick<Shown, 'articleId' | 'language' | 'part'>;

/** What is shown of the parts that were chosen, of those that the reader may see. */
export async function selectShown(db: Db, reader: Reader, parts: readonly ChosenPart[]): Promise<Shown[]> {
  if (!parts.length) return [];
  const found = await sql<Shown>`${kept}
    select p.article_id as "articleId", p.origin, p.language, p.part, p.title, p.anchor, p.plain, p.audience, c.name as "communityName", p.product_id as "productId", o.name as "productName",
      p.category, p.tags
    from unnest(${parts.map(({ articleId }) => articleId)}::uuid[], ${parts.map(({ language }) => language)}::text[], ${parts.map(({ part }) => part)}::int[])
        as wanted (article_id, language, part)
      join article_part p on p.article_id = wanted.article_id and p.language = wanted.language and p.part = wanted.part
      left join product o on o.id = p.product_id left join community c on c.id = p.community_id
    where ${foundBy(reader, 'p')}`.execute(db);
  return found.rows;
}
