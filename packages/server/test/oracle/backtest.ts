// For tests: what a backtest says of scored accounts, each figure by its definition and slowly.
import { type Scored, sidesOf } from './areas.ts';

const Z = 1.959963984540054;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const rateOf = (rows: readonly Scored[]): number => mean(rows.map(({ happened }) => Number(happened)));

/** The area, and DeLong's interval of it by the variances of both sides. */
export function plainArea(rows: readonly Scored[]): { auc: number; low: number | null; high: number | null } | null {
  if (!rows.some(({ happened }) => happened) || rows.every(({ happened }) => happened)) return null;
  const { yes, no, auc } = sidesOf(rows);
  if (yes.length < 2 || no.length < 2) return { auc, low: null, high: null };
  const variance = (side: readonly number[]) => side.reduce((sum, one) => sum + (one - auc) ** 2, 0) / (side.length - 1) / side.length;
  const reach = Z * Math.sqrt(variance(yes) + variance(no));
  return { auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach) };
}

/** Rates of ten equal parts, highest scores first: each account ten times over, with the rate of those who stand equal with it. */
export function plainTenths(rows: readonly Scored[]): number[] {
  const units = rows
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ score }) => Array<number>(10).fill(rateOf(rows.filter((other) => other.score === score))));
  return Array.from({ length: rows.length ? 10 : 0 }, (_, tenth) => mean(units.slice(tenth * rows.length, (tenth + 1) * rows.length)));
}

/** Where a share lies as many standard errors off as 95 % allow, found by halving. */
function edge(share: number, count: number, from: number, to: number): number {
  let [inside, outside] = [from, to];
  for (let step = 0; step < 200; step++) {
    const middle = (inside + outside) / 2;
    if (Math.abs(share - middle) <= Z * Math.sqrt((middle * (1 - middle)) / count)) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

/** Accounts by score, lowest first, taken until a tenth is full and no equal is left outside. */
export function plainBands(rows: readonly Scored[]) {
  const sorted = rows.toSorted((a, b) => a.score - b.score);
  const bands: Scored[][] = [];
  let rest = sorted;
  while (rest.length) {
    const full = rest[Math.ceil(sorted.length / 10) - 1] ?? rest.at(-1)!;
    const end = rest.findLastIndex(({ score }) => score === full.score) + 1;
    bands.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  const last = bands.at(-1);
  if (last && bands.length > 1 && last.length * 20 < sorted.length) bands.splice(-2, 2, [...bands.at(-2)!, ...last]);
  return bands.map((band) => {
    const rate = rateOf(band);
    return {
      ...{ from: band[0]!.score, to: band.at(-1)!.score, accounts: band.length, positives: band.filter(({ happened }) => happened).length },
      ...{ rate, low: rate === 0 ? 0 : edge(rate, band.length, rate, 0), high: rate === 1 ? 1 : edge(rate, band.length, rate, 1) },
    };
  });
}

/** The mean of areas over points, and the error of it with each account one case: how far every account moves the mean, squared. */
export function plainMean(points: readonly (readonly (Scored & { account: string })[])[]): { auc: number; error: number } | null {
  const told = points.filter(
    (rows) => rows.filter(({ happened }) => happened).length > 1 && rows.filter(({ happened }) => !happened).length > 1,
  );
  if (!told.length) return null;
  const moves = told.map((rows) => {
    const { yes, no, auc } = sidesOf(rows);
    const side = (happened: boolean, values: readonly number[]) =>
      rows
        .filter((row) => row.happened === happened)
        .map(({ account }, at): [string, number] => [account, (values[at]! - auc) / Math.sqrt(values.length * (values.length - 1))]);
    return { auc, own: [...side(true, yes), ...side(false, no)] };
  });
  const accounts = [...new Set(moves.flatMap(({ own }) => own.map(([account]) => account)))];
  const squares = accounts.map(
    (account) => moves.flatMap(({ own }) => own.filter(([one]) => one === account)).reduce((sum, [, move]) => sum + move, 0) ** 2,
  );
  return { auc: mean(moves.map(({ auc }) => auc)), error: Math.sqrt(squares.reduce((sum, one) => sum + one, 0)) / moves.length };
}
