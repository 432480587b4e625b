import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import type { Counted } from './bm25.ts';
import { audiencesOf, type Reader, readableBy } from './reader.ts';

export interface Candidate extends Counted {
  articleId: string;
  language: 'zh' | 'en';
  part: number;
  outdated: boolean;
  audience: string;
  productId: string | null;
  category: string | null;
}
/** What narrows a search. */
export interface Narrowing {
  reader: Reader;
  /** Past its review an article counts as outdated. */
  today: string;
  language?: 'zh' | 'en' | undefined;
  productId?: string | undefined;
  audience?: string | undefined;
  category?: string | undefined;
  tag?: string | undefined;
}

const narrowed = ({ reader, language, productId, audience, category, tag }: Narrowing): Sql<boolean> => {
  const wants: Sql<boolean>[] = [readableBy(reader, 'p')];
  // What somebody declared outdated is shown to nobody outside.
  if (reader.kind !== 'staff') wants.push(sql<boolean>`not p.outdated`);
  if (language) wants.push(sql<boolean>`p.language = ${language}`);
  if (productId) wants.push(sql<boolean>`p.product_id = ${productId}::uuid`);
  if (audience) wants.push(sql<boolean>`p.audience = ${audience}`);
  if (category) wants.push(sql<boolean>`p.category = ${category}`);
  if (tag) wants.push(sql<boolean>`p.tags @> array[${tag}::text]`);
  return sql<boolean>`(${sql.join(wants, sql` and `)})`;
};

/** Parts of articles that a query of terms finds, as the ranking counts them. */
export async function selectCandidates(db: Db, query: string, by: Narrowing, limit: number): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select p.article_id as "articleId", p.language, p.part, (p.outdated or coalesce(p.review_on < ${by.today}::date, false)) as outdated,
      p.title_n as title, p.questions_n as questions, p.headings_n as headings, p.body_n as body, p.sounds_n as sounds, p.length,
      p.audience, p.product_id as "productId", p.category
    from article_parts_with(${query}::tsquery, ${audiencesOf(by.reader)}::text[], ${limit}) p where ${narrowed(by)}`.execute(db);
  return found.rows;
}

export interface Shown {
  articleId: string;
  language: string;
  part: number;
  title: string;
  anchor: string | null;
  plain: string;
  audience: string;
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

/** What is shown of the parts that were chosen. */
export async function selectShown(db: Db, parts: readonly { articleId: string; language: string; part: number }[]): Promise<Shown[]> {
  if (!parts.length) return [];
  const keys = sql.join(parts.map(({ articleId, language, part }) => sql`(${articleId}::uuid, ${language}, ${part}::int)`));
  const found = await sql<Shown>`
    select p.article_id as "articleId", p.language, p.part, p.title, p.anchor, p.plain, p.audience, p.product_id as "productId", o.name as "productName",
      p.category, p.tags
    from article_part p left join product o on o.id = p.product_id where (p.article_id, p.language, p.part) in (${keys})`.execute(db);
  return found.rows;
}
