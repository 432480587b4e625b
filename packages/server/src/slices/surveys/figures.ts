import type { SurveyFigures, SurveyKind } from '@fulcrum/contract';

/** How many answers fell into each band, and the sum of their scores. */
export interface Counts {
  low: number;
  middle: number;
  high: number;
  sum: number;
}
/** Of the normal distribution, for 95 %. */
const Z = 1.959964;
const PLACES = 1e6;
const rounded = (value: number): number => Math.round(value * PLACES) / PLACES;

/** The score of Wilson (1927) for a share. */
function wilson(part: number, n: number): [number, number] {
  const [p, zz] = [part / n, Z * Z];
  const middle = (p + zz / (2 * n)) / (1 + zz / n);
  const half = (Z / (1 + zz / n)) * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * NPS (Reichheld, Harvard Business Review, December 2003): the share of 9 and 10 less the share of 0 to 6, in points; its interval is that of the mean of a
 * variable that is 1, 0 or −1, with variance high + low − (high − low)². CSAT: the share of 4 and 5 (top two boxes); CES: that of 5 to 7, with the mean beside it.
 */
export function figuresOf(kind: SurveyKind, { low, middle, high, sum }: Counts): SurveyFigures {
  const n = low + middle + high;
  const counted = { answers: n, low, middle, high, mean: n ? rounded(sum / n) : null };
  if (!n) return { ...counted, value: null, least: null, most: null };
  if (kind === 'nps') {
    const net = (high - low) / n;
    const half = Z * Math.sqrt(Math.max(0, (high + low) / n - net * net) / n);
    const interval =
      n > 1
        ? { least: rounded(Math.max(-1, net - half) * 100), most: rounded(Math.min(1, net + half) * 100) }
        : { least: null, most: null };
    return { ...counted, value: rounded(net * 100), ...interval };
  }
  const [least, most] = n > 1 ? wilson(high, n).map(rounded) : [null, null];
  return { ...counted, value: rounded(high / n), least: least ?? null, most: most ?? null };
}
