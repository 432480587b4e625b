import { highestGain, idf, type Term } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { isSound } from './pinyin.ts';
import { placesOfHighest } from './places-of-highest.ts';
import type { Posted } from './postings.ts';
import type { Question } from './question.ts';
import { reusedNumbers } from './reused-numbers.ts';
import { eachShared } from './shared-parts.ts';

/** How much is read before the parts are chosen that are counted whole. */
export interface Budget {
  /** Entries of postings, of the terms that gain most; the list in which it ends is read to its end. */
  entries: number;
  candidates: number;
}
/** At 100,000 articles all of the first ten are found as a full ranking finds them for 99 of 100 questions: `bench/search-budget.ts`. */
export const BUDGET: Budget = { entries: 50_000, candidates: 500 };

export interface Scores {
  /** The parts that were counted whole, in order, and what each scores. */
  parts: Uint32Array;
  values: Float64Array;
}
interface Counted {
  posted: Posted;
  /** What it gives at most. */
  most: number;
}

const emptied = reusedNumbers();

/** A syllable that was not typed is the sound of many signs, and leads nowhere by itself. */
const leads = ({ term, said }: Term): boolean => said || !isSound(term) || term.includes(' ');

/** BM25: the terms that gain most choose parts, and these are counted with all others. */
export function scoresOf(view: IndexView, { terms, corpus }: Question, budget: Budget = BUDGET): Scores {
  const { weights, readable } = view;
  const { norms } = readable;
  const known = terms.filter(({ parts }) => parts > 0);
  const worth = ({ weight, parts }: Term): number => weight * idf(parts, corpus);
  const counted = (term: Term): Counted => ({ posted: view.posted(term.term), most: highestGain(worth(term)) });
  const leading = known
    .filter(leads)
    .map(counted)
    .sort((a, b) => b.most - a.most);
  const values = emptied(weights.length);

  let [first, read] = [0, 0];
  for (; first < leading.length && read < budget.entries; first++) {
    const { posted, most } = leading[first]!;
    const { parts, halves } = posted;
    read += parts.length;
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at]!;
      const frequency = halves[at]! / 2;
      values[part]! += (most * frequency) / (frequency + norms[part]!);
    }
  }
  for (let part = 0; part < values.length; part++) if (values[part]) values[part]! *= weights[part]!;
  const chosen = placesOfHighest(values, budget.candidates);
  const own = Float64Array.from(chosen, (part) => values[part]!);
  const rest = [...leading.slice(first), ...known.filter((term) => !leads(term)).map(counted)];
  for (const one of rest) countIn(chosen, own, one, view);

  return { parts: chosen, values: own };
}

/** Adds what a term gives to some parts. */
function countIn(chosen: Uint32Array, values: Float64Array, { posted, most }: Counted, { weights, readable: { norms } }: IndexView): void {
  const { halves } = posted;
  eachShared(chosen, posted, (at, from) => {
    const [part, frequency] = [chosen[at]!, halves[from]! / 2];
    values[at]! += (weights[part]! * most * frequency) / (frequency + norms[part]!);
  });
}
