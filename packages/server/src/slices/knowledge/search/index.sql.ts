import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import type { PartRow } from './part-row.ts';
import { TOKENIZER_VERSION } from './tokens.ts';

/** A text of the index, by its article and language. */
export interface Place {
  articleId: string;
  language: string;
}
/** The parts of one text with whom they are for. */
export interface PartsOf extends Place {
  audience: string;
  levels: readonly string[];
  productId: string | null;
  category: string | null;
  tags: readonly string[];
  outdated: boolean;
  reviewOn: string | null;
  title: string;
  rows: readonly PartRow[];
}

/** Who writes the index holds it until the commit: two that count the same terms would wait for each other crosswise. */
export const holdIndex = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('article_part'))`.execute(db);
};

/** Takes texts out of the index, and their terms out of the counts. */
export async function removeParts(db: Db, places: readonly Place[]): Promise<void> {
  await sql`
    with gone as (delete from article_part p using jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as x("articleId" uuid, language text)
        where p.article_id = x."articleId" and p.language = x.language returning p.audience, p.terms, p.length),
      corpus as (update article_corpus c set parts = c.parts - g.parts, length = c.length - g.length
        from (select audience, count(*) as parts, sum(length) as length from gone group by audience) g where g.audience = c.audience),
      counts as (select audience, term, count(*) as parts from gone, unnest(tsvector_to_array(terms)) term group by audience, term)
    update article_term t set parts = t.parts - c.parts from counts c where t.term = c.term and t.audience = c.audience`.execute(db);
}

/** Puts texts into the index and counts their terms. */
export async function insertParts(db: Db, texts: readonly PartsOf[]): Promise<void> {
  const rows = texts.flatMap(({ rows: parts, ...of }) => parts.map((row) => ({ ...of, ...row, title: of.title, title_n: row.title })));
  await sql`
    with fresh as (insert into article_part (article_id, language, part, audience, levels, product_id, category, tags, outdated, review_on, title, anchor,
        title_n, questions_n, headings_n, body_n, sounds_n, length, plain, terms, tokenizer_version)
      select "articleId", language, part, audience, levels, "productId", category, tags, outdated, "reviewOn", title, anchor,
        title_n, questions, headings, body, sounds, length, plain, terms::tsvector, ${TOKENIZER_VERSION}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("articleId" uuid, language text, part int, audience text, levels text[], "productId" uuid,
        category text, tags text[], outdated boolean, "reviewOn" date, title text, anchor text, title_n text, questions text, headings text, body text,
        sounds text, length int, plain text, terms text)
      returning audience, terms, length),
    corpus as (insert into article_corpus (audience, parts, length) select audience, count(*), sum(length) from fresh group by audience
      on conflict (audience) do update set parts = article_corpus.parts + excluded.parts, length = article_corpus.length + excluded.length)
    insert into article_term (term, audience, parts)
    select term, audience, count(*) from fresh, unnest(tsvector_to_array(terms)) term group by term, audience
    on conflict (term, audience) do update set parts = article_term.parts + excluded.parts`.execute(db);
  // What waits beside the index would be read through by every search.
  await sql`select gin_clean_pending_list('article_part_terms_idx')`.execute(db);
}
