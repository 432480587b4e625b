import { idf } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { frequenciesIn, type Posted } from './posted.ts';
import type { Question } from './question.ts';
import { reusedNumbers } from './reused-numbers.ts';

/**
 * Where less than this of the question's weight stands, it is no answer: it is shown as the nearest there is, and not counted. A fifth, less
 * a hair, so that the order in which shares are added does not decide.
 */
const COVERED = 0.2 - 1e-12;
/** What the longest lists together may weigh, so that few parts wait for them: they hold more than half of the entries. */
const LAST = 0.7 * COVERED;

const emptied = reusedNumbers();

/**
 * The parts in which enough of a question's weight stands, counted over all there are. The longest lists, as many as are too little
 * together, are read for those parts alone for which they decide.
 */
export function partsThatAnswer({ weights, posted }: IndexView, { terms, corpus }: Question): number[] {
  const said = terms.filter((term) => term.said).map((term) => ({ ...term, worth: term.weight * idf(term.parts, corpus) }));
  const whole = said.reduce((sum, { worth }) => sum + worth, 0);
  const lists = said
    .filter(({ parts }) => parts > 0)
    .map(({ term, worth }) => ({ posted: posted(term), share: worth / whole }))
    .sort((a, b) => b.posted.count - a.posted.count);
  let [first, rest] = [0, 0];
  while (first < lists.length && rest + lists[first]!.share < LAST) rest += lists[first++]!.share;

  const covered = emptied(weights.length);
  for (const list of lists.slice(first)) addShare(covered, list.posted, list.share);
  const open: number[] = [];
  for (let part = 0; part < covered.length; part++) if (covered[part]! + rest >= COVERED && weights[part]) open.push(part);
  const halves = new Uint8Array(open.length);
  for (const list of lists.slice(0, first)) {
    frequenciesIn(open, list.posted, halves);
    for (let at = 0; at < halves.length; at++) if (halves[at]) covered[open[at]!]! += list.share;
  }
  return open.filter((part) => covered[part]! >= COVERED);
}

function addShare(covered: Float64Array, { parts, everywhere }: Posted, share: number): void {
  if (everywhere) {
    const shares = Float64Array.from({ length: 256 }, (_, half) => (half ? share : 0));
    for (let part = 0; part < everywhere.length; part++) covered[part]! += shares[everywhere[part]!]!;
  } else for (let at = 0; at < parts.length; at++) covered[parts[at]!]! += share;
}
