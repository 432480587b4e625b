import { idf } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import type { Posted } from './postings.ts';
import type { Question } from './question.ts';
import { reusedNumbers } from './reused-numbers.ts';
import { eachShared } from './shared-parts.ts';

/**
 * Where less than this of the question's weight stands, it is no answer: it is shown as the nearest there is, and not counted. A fifth, less
 * a hair, so that the order in which shares are added does not decide.
 */
const COVERED = 0.2 - 1e-12;
/** What the longest lists together may weigh, so that few parts wait for them: they hold more than half of the entries. */
const LAST = COVERED / 10;

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
    .sort((a, b) => b.posted.parts.length - a.posted.parts.length);
  let [first, rest] = [0, 0];
  while (first < lists.length && rest + lists[first]!.share < LAST) rest += lists[first++]!.share;

  const covered = emptied(weights.length);
  for (const list of lists.slice(first)) addShare(covered, list.posted, list.share);
  const [answer, open]: [number[], number[]] = [[], []];
  for (let part = 0; part < covered.length; part++) {
    if (!weights[part]) continue;
    if (covered[part]! >= COVERED) answer.push(part);
    else if (covered[part]! + rest >= COVERED) open.push(part);
  }
  for (const list of lists.slice(0, first)) eachShared(open, list.posted, (at) => (covered[open[at]!]! += list.share));
  for (const part of open) if (covered[part]! >= COVERED) answer.push(part);
  return answer;
}

function addShare(covered: Float64Array, { parts }: Posted, share: number): void {
  for (let at = 0; at < parts.length; at++) covered[parts[at]!]! += share;
}
