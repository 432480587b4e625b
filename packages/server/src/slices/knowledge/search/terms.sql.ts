import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { WRITTEN } from './part-row.ts';
import type { Audience } from './reader.ts';

export interface TermCounts {
  /** In how many parts each term occurs; absent: in none. */
  parts: ReadonlyMap<string, number>;
  corpus: { parts: number; averageLength: number };
}

/** Counts of terms over the articles of some audiences, and how many parts there are. */
export async function countTerms(db: Db, audiences: readonly Audience[], terms: readonly string[]): Promise<TermCounts> {
  const found = await sql<{ term: string | null; parts: number; length: number }>`
    select term, sum(parts)::float8 as parts, 0::float8 as length from article_term
      where term = any(${terms}::text[]) and audience = any(${audiences}::text[]) group by term having sum(parts) > 0
    union all select null, coalesce(sum(parts), 0)::float8, coalesce(sum(length), 0)::float8 from article_corpus where audience = any(${audiences}::text[])`.execute(
    db,
  );
  const whole = found.rows.find(({ term }) => term === null) ?? { parts: 0, length: 0 };
  return {
    parts: new Map(found.rows.flatMap(({ term, parts }) => (term === null ? [] : [[term, parts]]))),
    corpus: { parts: whole.parts, averageLength: whole.parts ? whole.length / whole.parts : 0 },
  };
}

export interface Word {
  word: string;
  parts: number;
}
const likeOf = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Words that begin so, the commonest first. */
export async function wordsFrom(db: Db, audiences: readonly Audience[], start: string, limit: number): Promise<Word[]> {
  const found = await sql<Word>`select substr(term, 2) as word, sum(parts)::float8 as parts from article_term
    where term like '=%' and term like ${`${WRITTEN}${likeOf(start)}%`} and audience = any(${audiences}::text[]) and parts > 0
    group by term order by 2 desc, 1 limit ${limit}`.execute(db);
  return found.rows;
}

/**
 * Words that may be meant by words with so many slips each. A word cut in one piece more than there are slips has a piece without one:
 * words are looked for by their first piece and by their last, which an index serves.
 */
export async function wordsNear(
  db: Db,
  audiences: readonly Audience[],
  words: readonly { word: string; slips: number }[],
): Promise<Word[]> {
  const near = words.map(({ word, slips }) => {
    const piece = Math.floor(word.length / (slips + 1));
    const start = `${WRITTEN}${likeOf(word.slice(0, piece))}%`;
    const end = `${likeOf([...word.slice(-piece)].reverse().join(''))}%`;
    return sql`(term like ${start} or reverse(term) like ${end}) and length(term) between ${word.length + 1 - slips} and ${word.length + 1 + slips}`;
  });
  const found = await sql<Word>`select substr(term, 2) as word, sum(parts)::float8 as parts from article_term
    where term like '=%' and (${sql.join(near, sql` or `)}) and audience = any(${audiences}::text[]) and parts > 0 group by term`.execute(
    db,
  );
  return found.rows;
}
