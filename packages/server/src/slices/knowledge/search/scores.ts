import { highestGain, idf, type Term } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { isSound } from './pinyin.ts';
import { placesOfHighest } from './places-of-highest.ts';
import type { Posted } from './postings.ts';
import type { Question } from './question.ts';

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
  /** How much of the question's weight stands in each part there is, 0 to 1. Good until the next question. */
  covered: Float64Array;
}
interface Counted {
  posted: Posted;
  /** What it gives at most. */
  most: number;
}

/** A syllable that was not typed is the sound of many signs, and leads nowhere by itself. */
const leads = ({ term, said }: Term): boolean => said || !isSound(term) || term.includes(' ');

/** BM25: the terms that gain most choose parts, and these are counted with all others. What answers is counted over all parts. */
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
  const [values, covered] = emptied(weights.length);

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

  const said = known.filter((term) => term.said);
  const whole = terms.reduce((sum, term) => (term.said ? sum + worth(term) : sum), 0);
  for (const term of said) {
    const [{ parts }, share] = [view.posted(term.term), worth(term) / whole];
    for (let at = 0; at < parts.length; at++) covered[parts[at]!]! += share;
  }
  return { parts: chosen, values: own, covered };
}

/** Adds what a term gives to some parts, both in order: from one to the next in leaps that double. */
function countIn(
  chosen: Uint32Array,
  values: Float64Array,
  { posted: { parts, halves }, most }: Counted,
  { weights, readable: { norms } }: IndexView,
): void {
  let from = 0;
  for (let at = 0; at < chosen.length && from < parts.length; at++) {
    const part = chosen[at]!;
    let leap = 1;
    while (from + leap < parts.length && parts[from + leap]! < part) leap *= 2;
    let [low, high] = [from + (leap >> 1), Math.min(from + leap, parts.length)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (parts[middle]! < part) low = middle + 1;
      else high = middle;
    }
    from = low;
    if (parts[from] !== part) continue;
    const frequency = halves[from]! / 2;
    values[at]! += (weights[part]! * most * frequency) / (frequency + norms[part]!);
  }
}

let scratch: [values: Float64Array, covered: Float64Array] = [new Float64Array(0), new Float64Array(0)];
/** A number of nothing for each part: the same memory for every question, which is counted through before the next begins. */
function emptied(size: number): typeof scratch {
  if (scratch[0].length !== size) scratch = [new Float64Array(size), new Float64Array(size)];
  for (const numbers of scratch) numbers.fill(0);
  return scratch;
}
