import { type ScoreGroup, sumOf } from './score-group.ts';

/** Accounts with scores next to each other. */
export interface Band {
  /** Lowest and highest score. */
  from: number;
  to: number;
  accounts: number;
  positives: number;
  rate: number;
  /** Wilson's 95 % interval of the rate. */
  low: number;
  high: number;
}
export type BandOrder = 'rises' | 'wavers' | 'breaks' | 'unknown';
const BANDS = 10;
const Z = 1.959963984540054;

/** The interval of a share after E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212. */
export function wilson(positives: number, accounts: number): { low: number; high: number } {
  const share = positives / accounts;
  const square = Z ** 2 / accounts;
  const middle = (share + square / 2) / (1 + square);
  const reach = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / accounts + square / (4 * accounts));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * Accounts by score, lowest first, in bands of a tenth at least. Equal scores stand in one band, so that each counts whole accounts and its
 * interval is that of a share; a rest of less than half a band joins the one before it.
 */
export function bandsOf(groups: readonly ScoreGroup[]): Band[] {
  const size = sumOf(groups, ({ accounts }) => accounts) / BANDS;
  const bands: ScoreGroup[][] = [];
  for (const group of groups.toSorted((a, b) => a.score - b.score)) {
    const last = bands.at(-1);
    if (last && sumOf(last, ({ accounts }) => accounts) < size) last.push(group);
    else bands.push([group]);
  }
  const rest = bands.at(-1);
  if (rest && bands.length > 1 && sumOf(rest, ({ accounts }) => accounts) < size / 2) bands.splice(-2, 2, [...bands.at(-2)!, ...rest]);
  return bands.map((band) => {
    const [accounts, positives] = [sumOf(band, (one) => one.accounts), sumOf(band, (one) => one.positives)];
    const [from, to] = [band[0]!.score, band.at(-1)!.score];
    return { from, to, accounts, positives, rate: positives / accounts, ...wilson(positives, accounts) };
  });
}

/** Whether the share rises from band to band: a fall between neighbours whose intervals meet may be chance. */
export function orderOf(bands: readonly Band[]): BandOrder {
  if (bands.length < 2) return 'unknown';
  const falls = bands
    .slice(1)
    .map((band, place) => ({ before: bands[place]!, band }))
    .filter(({ before, band }) => band.rate < before.rate);
  if (!falls.length) return 'rises';
  return falls.some(({ before, band }) => band.high < before.low) ? 'breaks' : 'wavers';
}
