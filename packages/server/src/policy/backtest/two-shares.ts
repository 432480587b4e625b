import { wilson } from './bands.ts';
import { normalQuantile } from './normal.ts';

interface Share {
  accounts: number;
  reached: number;
}

/**
 * The difference of two independent shares with its interval of 95 %, out of Wilson's intervals of both: method 10 of R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 873–890. Needs at least one account on each side.
 */
export function differenceOf(one: Share, other: Share): { value: number; low: number; high: number } {
  const [p, q] = [one.reached / one.accounts, other.reached / other.accounts];
  const [of, than] = [wilson(one.reached, one.accounts), wilson(other.reached, other.accounts)];
  const value = p - q;
  return { value, low: value - Math.hypot(p - of.low, than.high - q), high: value + Math.hypot(of.high - p, q - than.low) };
}

/**
 * How many accounts each side needs to tell a rate from one that is `by` higher, or lower where there is no room above, at 5 % two-sided with a
 * power of 80 %: J. L. Fleiss, Statistical Methods for Rates and Proportions, without the correction for continuity.
 */
export function neededFor(rate: number, by: number): number {
  const other = rate + by <= 1 ? rate + by : rate - by;
  const middle = (rate + other) / 2;
  const spread =
    normalQuantile(0.975) * Math.sqrt(2 * middle * (1 - middle)) + normalQuantile(0.8) * Math.sqrt(rate * (1 - rate) + other * (1 - other));
  return Math.ceil((spread / by) ** 2);
}
