import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import type { IndexedText } from './indexed-parts.ts';
import type { PartRow } from './part-row.ts';
import { TOKENIZER_VERSION } from './tokens.ts';

/** The parts of one text of an article, or of a question that customers answered each other, with whom they are for; its title as it is shown. */
export interface PartsOf extends Omit<IndexedText, 'questions'> {
  origin: 'article' | 'question';
  rows: readonly PartRow[];
}

/** What an earlier version of the tokens indexed, by ids. */
export const oldTokens = (origin: PartsOf['origin']) =>
  sql<{
    id: string;
  }>`select distinct article_id as id from article_part where tokenizer_version <> ${TOKENIZER_VERSION} and origin = ${origin}`;

/** Puts texts into the index in place of whatever it has of these articles, in the transaction that changed them; it holds the index until the commit. */
export async function replaceParts(db: Db, articleIds: readonly string[], texts: readonly PartsOf[]): Promise<void> {
  await sql`select remove_article_parts(${articleIds}::uuid[])`.execute(db);
  const rows = texts.flatMap(({ rows: parts, ...of }) => parts.map((row) => ({ ...of, ...row, title: of.title, title_n: row.title })));
  if (rows.length)
    await sql`
    with fresh as (insert into article_part (article_id, origin, language, part, audience, levels, community_id, product_id, category, tags, outdated, review_on, title, anchor,
        title_n, questions_n, headings_n, body_n, sounds_n, length, plain, words, tokenizer_version)
      select "articleId", origin, language, part, audience, levels, "communityId", "productId", category, tags, outdated, "reviewOn", title, anchor,
        title_n, questions, headings, body, sounds, length, plain, words, ${TOKENIZER_VERSION}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("articleId" uuid, origin text, language text, part int, audience text, levels text[], "communityId" uuid, "productId" uuid,
        category text, tags text[], outdated boolean, "reviewOn" date, title text, anchor text, title_n text, questions text, headings text, body text,
        sounds text, length int, plain text, words text[])
      returning article_circle(audience, community_id) as circle, words)
    insert into article_word (word, circle, parts) select word, circle, count(*) from fresh, unnest(words) word group by word, circle
    on conflict (word, circle) do update set parts = article_word.parts + excluded.parts`.execute(db);
}
