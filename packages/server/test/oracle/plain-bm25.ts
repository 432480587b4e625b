import type { IndexedPart } from '../../src/slices/knowledge/search/indexed-parts.ts';

/**
 * BM25 as it is written down (Robertson and Zaragoza 2009), k1 1.2, b .75: terms are counted in the texts themselves, fields weighted. An answer
 * holds a fifth of what the terms are worth, rounding apart. A title that is what was asked, and similar questions that hold it, gain half; a
 * title that holds it gains three twentieths.
 */
export function plainScores(
  parts: readonly IndexedPart[],
  terms: readonly { term: string; weight: number }[],
  asked: string,
): { articleId: string; score: number; answers: boolean }[] {
  const average = parts.reduce((sum, { length }) => sum + length, 0) / parts.length || 1;
  const frequency = (part: IndexedPart, term: string): number =>
    3 * times(part.title, term) + times(part.questions, term) + 1.5 * times(part.headings, term) + times(part.body, term);
  const found = parts.map((part) => {
    let [score, held, whole] = [0, 0, 0];
    for (const { term, weight } of terms) {
      const there = parts.filter((one) => frequency(one, term) > 0).length;
      const f = frequency(part, term);
      const rarity = Math.log(1 + (parts.length - there + 0.5) / (there + 0.5));
      whole += weight * rarity;
      if (f) held += weight * rarity;
      score += (weight * rarity * f * 2.2) / (f + 1.2 * (0.25 + (0.75 * part.length) / average));
    }
    return { articleId: part.articleId, score: score * gainOf(part, asked), answers: held >= (0.2 - 1e-12) * whole };
  });
  return found.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || (a.articleId < b.articleId ? -1 : 1));
}

function gainOf({ title, questions }: IndexedPart, asked: string): number {
  if (!asked) return 1;
  if (title.trim() === asked || ` ${questions} `.includes(` ${asked} `)) return 1.5;
  return asked.length > 1 && title.includes(asked) ? 1.15 : 1;
}

/** How often a term stands in a text that is counted: Chinese anywhere, words between blanks. */
function times(text: string, term: string): number {
  const sought = /^\p{Script=Han}/u.test(term) ? term : ` ${term} `;
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.startsWith(sought, at)) count++;
  return count;
}
