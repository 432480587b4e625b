import type { Db } from '../../../db/database.ts';
import { editDistance, slipsAllowed } from './edit-distance.ts';
import { wordsNear } from './words.sql.ts';

/** Of words as near to a slip the commonest is shown; the others count too. */
const MEANINGS = 3;
/** A question of strange words alone is in another language, not full of slips. */
const MOST_WORDS = 8;

/** For each word that there is not the nearest words that there are; of words as near the commonest first. */
export async function corrections(db: Db, circles: readonly string[] | null, words: readonly string[]): Promise<Map<string, string[]>> {
  const strange = words.flatMap((word) => {
    const slips = /^\p{L}+$/u.test(word) ? slipsAllowed(word) : 0;
    return slips ? [{ word, slips }] : [];
  });
  if (!strange.length || strange.length > MOST_WORDS) return new Map();
  const there = await wordsNear(db, circles, strange);
  return new Map(strange.map(({ word, slips }) => [word, nearest(word, slips, there)]));
}

function nearest(word: string, slips: number, there: readonly { word: string; parts: number }[]): string[] {
  const near = there
    .map((one) => ({ ...one, slips: editDistance(word, one.word, slips) }))
    .filter((one) => one.slips <= slips)
    .sort((a, b) => a.slips - b.slips || b.parts - a.parts || (a.word < b.word ? -1 : 1));
  return near.slice(0, MEANINGS).map((one) => one.word);
}
