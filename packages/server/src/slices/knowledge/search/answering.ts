import { type Cursor, inBlocks } from './blocks.ts';
import { idf } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { standsIn } from './posted.ts';
import type { Question } from './question.ts';

/**
 * Where less than this of the question's weight stands, it is no answer: it is shown as the nearest there is, and not counted. A fifth, less
 * a hair, so that the order in which shares are added does not decide.
 */
const COVERED = 0.2 - 1e-12;
/** What the longest lists together may weigh, so that few parts wait for them: they hold more than half of the entries. */
const LAST = 0.5 * COVERED;

interface Share extends Cursor {
  share: number;
}
/** Parts that may answer, in order, and of how much of the question's weight that is known so far. */
interface Open {
  parts: number[];
  shares: number[];
}

/**
 * The parts in which enough of a question's weight stands, counted over all there are. The longest lists, as many as are too little
 * together, are read for those parts alone for which they decide.
 */
export function partsThatAnswer({ weights, posted }: IndexView, { terms, corpus }: Question): number[] {
  const said = terms.filter((term) => term.said).map((term) => ({ ...term, worth: term.weight * idf(term.parts, corpus) }));
  const whole = said.reduce((sum, { worth }) => sum + worth, 0);
  const lists = said
    .filter(({ parts }) => parts > 0)
    .map(({ term, worth }): Share => ({ posted: posted(term), at: 0, share: worth / whole }))
    .sort((a, b) => b.posted.parts.length - a.posted.parts.length);
  let [first, rest] = [0, 0];
  while (first < lists.length && rest + lists[first]!.share < LAST) rest += lists[first++]!.share;

  const [last, counted] = [lists.slice(0, first), lists.slice(first)];
  const open: Open = { parts: [], shares: [] };
  inBlocks(weights.length, (covered, from) => {
    for (const list of counted) addShare(covered, from, list);
    gather(open, covered, from, weights, COVERED - rest);
  });
  for (const list of last.sort((a, b) => b.share - a.share)) {
    rest -= list.share;
    narrow(open, list, COVERED - rest);
  }
  return open.parts;
}

/** Adds a term's share to every part of a block in which it stands. */
function addShare(covered: Float64Array, from: number, list: Share): void {
  const { posted, share } = list;
  const { parts } = posted;
  const to = from + covered.length;
  let at = list.at;
  for (; at < parts.length; at++) {
    const part = parts[at]!;
    if (part >= to) break;
    covered[part - from]! += share;
  }
  list.at = at;
}

/** Takes from a block what has enough. */
function gather({ parts, shares }: Open, covered: Float64Array, from: number, weights: Float32Array, enough: number): void {
  for (let at = 0; at < covered.length; at++) {
    const share = covered[at]!;
    if (share < enough || !weights[from + at]) continue;
    parts.push(from + at);
    shares.push(share);
  }
}

/** Adds a term's share, and lets go what has not enough even then. */
function narrow({ parts, shares }: Open, { posted, share }: Share, enough: number): void {
  let kept = 0;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const covered = shares[at]! + (standsIn(posted, part) ? share : 0);
    if (covered < enough) continue;
    parts[kept] = part;
    shares[kept++] = covered;
  }
  parts.length = kept;
  shares.length = kept;
}
