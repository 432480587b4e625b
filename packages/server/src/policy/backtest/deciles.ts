import { highestFirst, type ScoreGroup, sumOf } from './score-group.ts';

export interface Decile {
  /** 1 holds the highest scores. */
  decile: number;
  /** A tenth of the accounts, and how many of them it is expected to happen to: not whole numbers. */
  accounts: number;
  positives: number;
  /** Positives ÷ accounts. */
  rate: number;
  /** The lowest and the highest score in it. */
  from: number;
  to: number;
  /** The mean score. */
  mean: number;
}
const TENTHS = 10;

/**
 * Ten equal parts of the accounts by score. Where a cut falls among equal scores each part takes its share of them, with the positives that
 * a draw at random would bring: the order of equals in the base decides nothing.
 */
export function decilesOf(groups: readonly ScoreGroup[]): Decile[] {
  const size = sumOf(groups, (group) => group.accounts) / TENTHS;
  const parts: Decile[] = [];
  let place = 0;
  for (const { score, accounts, positives } of size ? highestFirst(groups) : []) {
    const end = place + accounts;
    for (let decile = Math.min(TENTHS - 1, Math.floor(place / size)); decile < TENTHS && decile * size < end; decile++) {
      const taken = Math.min(end, (decile + 1) * size) - Math.max(place, decile * size);
      if (taken <= 0) continue;
      const part = parts[decile] ?? { decile: decile + 1, accounts: size, positives: 0, rate: 0, from: score, to: score, mean: 0 };
      parts[decile] = part;
      part.positives += (positives * taken) / accounts;
      part.rate = part.positives / size;
      part.mean += (score * taken) / size;
      part.from = score;
    }
    place = end;
  }
  return parts;
}

/** Lift at 10 %: how many times as often it happened in the top tenth as in all. Null where it happened to nobody. */
export function liftTop10(groups: readonly ScoreGroup[]): number | null {
  const rate = sumOf(groups, (group) => group.positives) / sumOf(groups, (group) => group.accounts);
  const [top] = decilesOf(groups);
  return top && rate > 0 ? top.rate / rate : null;
}
