import { highestGain, idf, type Term } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { isSound } from './pinyin.ts';
import type { Question } from './question.ts';

export interface Scores {
  /** What each part scores, 0: nothing, with what it counts of what was asked for. */
  values: Float64Array;
  /** How much of the question's weight stands in each part, 0 to 1. */
  covered: Float64Array;
}

/** A syllable that was not typed is the sound of many signs, and leads nowhere by itself. */
const leads = ({ term, said }: Term): boolean => said || !isSound(term) || term.includes(' ');

/** BM25 of all parts: none is left out before it is counted. */
export function scoresOf(view: IndexView, { terms, corpus }: Question): Scores {
  const { weights, readable } = view;
  const { norms } = readable;
  const [values, covered, led] = [new Float64Array(weights.length), new Float64Array(weights.length), new Uint8Array(weights.length)];
  const said = terms.reduce((sum, term) => (term.said ? sum + term.weight * idf(term.parts, corpus) : sum), 0);
  const known = terms.filter(({ parts }) => parts > 0);
  for (const term of [...known.filter(leads), ...known.filter((one) => !leads(one))]) {
    const worth = term.weight * idf(term.parts, corpus);
    const [most, share, leading] = [highestGain(worth), term.said ? worth / said : 0, leads(term)];
    const { parts, halves } = view.posted(term.term);
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at]!;
      if (leading) led[part] = 1;
      else if (!led[part]) continue;
      const frequency = halves[at]! / 2;
      values[part]! += (most * frequency) / (frequency + norms[part]!);
      covered[part]! += share;
    }
  }
  for (let part = 0; part < values.length; part++) if (values[part]) values[part]! *= weights[part]!;
  return { values, covered };
}
