import { type Cursor, inBlocks } from './blocks.ts';
import { highestGain, idf, type Term } from './bm25.ts';
import { Highest } from './highest.ts';
import type { IndexView } from './index-view.ts';
import { isSound } from './pinyin.ts';
import { frequenciesIn, withChosen } from './posted.ts';
import type { Question } from './question.ts';

/** How much is read before the parts are chosen that are counted whole. */
export interface Budget {
  /** Entries of postings, of the terms that gain most; the list in which it ends is read to its end. */
  entries: number;
  candidates: number;
}
/**
 * Half an entry for each part, within bounds: so the first ten are those of a full ranking for 99 of 100 questions and more, at 10,000
 * articles as at 100,000: `bench/search-budget.ts`.
 */
export const budgetFor = (parts: number): Budget => ({
  entries: Math.min(Math.max(10_000, parts / 2), 50_000),
  candidates: Math.min(200 + Math.ceil(parts / 300), 500),
});

export interface Scores {
  /** The parts that were counted whole, in order, and what each scores. */
  parts: Uint32Array;
  values: Float64Array;
}
interface Counted extends Cursor {
  /** What it gives at most. */
  most: number;
}

/** A syllable that was not typed is the sound of many signs, and leads nowhere by itself. */
const leads = ({ term, said }: Term): boolean => said || !isSound(term) || term.includes(' ');

/** BM25: the terms that gain most choose parts, and these are counted with all others. */
export function scoresOf(view: IndexView, { terms, corpus }: Question, budget: Budget = budgetFor(view.weights.length)): Scores {
  const { weights } = view;
  const { norms } = view.readable;
  const known = terms.filter(({ parts }) => parts > 0);
  const worth = ({ weight, parts }: Term): number => weight * idf(parts, corpus);
  const counted = (term: Term): Counted => ({ posted: view.posted(term.term), most: highestGain(worth(term)), at: 0 });
  const leading = known
    .filter(leads)
    .map(counted)
    .sort((a, b) => b.most - a.most);

  let [first, read] = [0, 0];
  while (first < leading.length && read < budget.entries) read += leading[first++]!.posted.parts.length;
  const choosing = leading.slice(0, first);
  const highest = new Highest(budget.candidates, weights.length);
  inBlocks(weights.length, (values, from) => {
    for (const list of choosing) addGains(values, from, list, norms);
    highest.offer(values, from, weights);
  });
  const { places: parts, numbers: values } = highest.found();
  countIn(parts, values, [...leading.slice(first), ...known.filter((term) => !leads(term)).map(counted)], view);
  return { parts, values };
}

/** Adds what a term gives to every part of a block in which it stands. */
function addGains(values: Float64Array, from: number, list: Counted, norms: Float64Array): void {
  const { most, posted } = list;
  const { parts, halves } = posted;
  const to = from + values.length;
  let at = list.at;
  for (; at < parts.length; at++) {
    const part = parts[at]!;
    if (part >= to) break;
    const half = halves[at]!;
    values[part - from]! += (most * half) / (half + norms[part]!);
  }
  list.at = at;
}

/** Adds what terms give to some parts. */
function countIn(chosen: Uint32Array, values: Float64Array, terms: readonly Counted[], { weights, readable: { norms } }: IndexView): void {
  const halves = new Uint8Array(chosen.length);
  withChosen(chosen, weights.length, (among) => {
    for (const { posted, most } of terms) {
      frequenciesIn(among, posted, halves);
      for (let at = 0; at < halves.length; at++)
        if (halves[at]) values[at]! += (weights[chosen[at]!]! * most * halves[at]!) / (halves[at]! + norms[chosen[at]!]!);
    }
  });
}
