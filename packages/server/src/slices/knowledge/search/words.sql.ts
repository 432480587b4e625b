import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';

export interface Word {
  word: string;
  /** In how many parts it stands. */
  parts: number;
}
/** Words of texts of any circle, or of some. */
const ofCircles = (circles: readonly string[] | null): Sql => (circles ? sql`circle = any(${circles}::text[])` : sql`true`);
const likeOf = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Words that begin so, the commonest first. */
export async function wordsFrom(db: Db, circles: readonly string[] | null, start: string, limit: number): Promise<Word[]> {
  const found = await sql<Word>`select word, sum(parts)::float8 as parts from article_word
    where word like ${`${likeOf(start)}%`} and ${ofCircles(circles)} and parts > 0
    group by word order by 2 desc, 1 limit ${limit}`.execute(db);
  return found.rows;
}

/**
 * Words that may be meant by words with so many slips each. A word cut in one piece more than there are slips has a piece without one:
 * words are looked for by their first piece and by their last, which an index serves.
 */
export async function wordsNear(
  db: Db,
  circles: readonly string[] | null,
  words: readonly { word: string; slips: number }[],
): Promise<Word[]> {
  const near = words.map(({ word, slips }) => {
    const piece = Math.floor(word.length / (slips + 1));
    const start = `${likeOf(word.slice(0, piece))}%`;
    const end = `${likeOf([...word.slice(-piece)].reverse().join(''))}%`;
    return sql`(word like ${start} or reverse(word) like ${end}) and length(word) between ${word.length - slips} and ${word.length + slips}`;
  });
  const found = await sql<Word>`select word, sum(parts)::float8 as parts from article_word
    where (${sql.join(near, sql` or `)}) and ${ofCircles(circles)} and parts > 0 group by word`.execute(db);
  return found.rows;
}
