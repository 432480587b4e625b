import { type Cursor, inBlocks } from './blocks.ts';
import { idf } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { frequenciesIn, withChosen } from './posted.ts';
import type { Question } from './question.ts';

/**
 * Where less than this of the question's weight stands, it is no answer: it is shown as the nearest there is, and not counted. A fifth, less
 * a hair, so that the order in which shares are added does not decide.
 */
const COVERED = 0.2 - 1e-12;
/** What the longest lists together may weigh, so that few parts wait for them: they hold more than half of the entries. */
const LAST = 0.7 * COVERED;

interface Share extends Cursor {
  share: number;
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
    .sort((a, b) => b.posted.count - a.posted.count);
  let [first, rest] = [0, 0];
  while (first < lists.length && rest + lists[first]!.share < LAST) rest += lists[first++]!.share;

  const open: number[] = [];
  const shares: number[] = [];
  inBlocks(weights.length, (covered, from, to) => {
    for (const list of lists.slice(first)) addShare(covered, list, from, to);
    for (let part = from; part < to; part++) {
      const share = covered[part - from]!;
      if (share + rest < COVERED || !weights[part]) continue;
      open.push(part);
      shares.push(share);
    }
  });
  const halves = new Uint8Array(open.length);
  withChosen(open, weights.length, (among) => {
    for (const list of lists.slice(0, first)) {
      frequenciesIn(among, list.posted, halves);
      for (let at = 0; at < halves.length; at++) if (halves[at]) shares[at]! += list.share;
    }
  });
  return open.filter((_, at) => shares[at]! >= COVERED);
}

/** Adds a term's share to every part of a block in which it stands. */
function addShare(covered: Float64Array, list: Share, from: number, to: number): void {
  const { posted, share } = list;
  const { parts, everywhere } = posted;
  if (everywhere) {
    const end = Math.min(to, everywhere.length);
    for (let part = from; part < end; part++) if (everywhere[part]) covered[part - from]! += share;
    return;
  }
  let at = list.at;
  for (; at < parts.length && parts[at]! < to; at++) covered[parts[at]! - from]! += share;
  list.at = at;
}
