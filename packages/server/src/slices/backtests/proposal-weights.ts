import type { Band } from '@fulcrum/contract';
import { areaOf, meanArea, type PointArea } from '../../policy/backtest/mean-auc.ts';
import { fitLogistic } from '../../policy/model/logistic.ts';
import type { AccountRow } from './backtest-point.sql.ts';

/** One figure at one training point: each concerned account's share of its full weight, as the policy will give it. */
interface Figure {
  id: string;
  /** Cuts and points of bands, where less is better; else ranks. */
  bands: Band[] | null;
  shares: number[];
  strength: number;
}
export interface Weight {
  id: string;
  weight: number;
  bands: Band[] | null;
}
const MOST_FIGURES = 8;
/** Fewer cases of the rarer outcome for each figure make weights of chance. */
export const CASES_A_FIGURE = 10;
const TOO_ALIKE = 0.98;
const LEAST_KNOWN = 0.2;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
export function spread(values: readonly number[]): { middle: number; deviation: number } {
  const middle = mean(values);
  return { middle, deviation: Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) };
}
function alike(a: readonly number[], b: readonly number[]): number {
  const [one, other] = [spread(a), spread(b)];
  return mean(a.map((value, place) => (value - one.middle) * (b[place]! - other.middle))) / (one.deviation * other.deviation);
}

/** Average rank less a half over the count, of the whole base: as the policy ranks. */
function ranks(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const place = new Map<number, { first: number; last: number }>();
  for (const [index, value] of known.entries()) place.set(value, { first: place.get(value)?.first ?? index, last: index });
  return values.map((value) => {
    if (value === null) return 0;
    const { first, last } = place.get(value)!;
    return (first + last + 1) / 2 / known.length;
  });
}

/** Tenths of what is known, the least of them worth most. */
function fallingBands(values: readonly (number | null)[]): Band[] | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const cuts = [...new Set([1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => known[Math.floor((known.length * tenth) / 10)]!))].filter(
    (cut) => cut > known[0]!,
  );
  if (!cuts.length) return null;
  const points = (place: number) => Math.round(100 - (100 * place) / cuts.length);
  return [...cuts, null].map((cut, place) => ({
    ...(place ? { from: cuts[place - 1]! } : {}),
    ...(cut === null ? {} : { to: cut }),
    points: points(place),
  }));
}
const bandShare = (bands: readonly Band[], value: number | null): number =>
  value === null ? 0 : (bands.find(({ to }) => to === undefined || value < to)?.points ?? 0) / 100;

/** Area of one figure at each point; an account without it stands below all. */
export function areasOf(points: readonly (readonly AccountRow[])[], figure: number, sign: 1 | -1): (PointArea | null)[] {
  return points.map((rows) =>
    areaOf(
      rows.flatMap(({ account, happened, values }) => {
        const value = values[figure] ?? null;
        return happened === null ? [] : [{ account, happened, score: value === null ? Number.NEGATIVE_INFINITY : sign * value }];
      }),
    ),
  );
}

/** The figures that tell enough, strongest first, none of them much like a stronger one. */
function figuresOf(
  points: readonly (readonly AccountRow[])[],
  ids: readonly string[],
  isItem: (id: string) => boolean,
  up: boolean,
  most: number,
): Figure[] {
  const found = ids.flatMap((id, place): Figure[] => {
    if (!isItem(id)) return [];
    const column = (rows: readonly AccountRow[]) => rows.map(({ values }) => values[place] ?? null);
    const concerned = points.flatMap((rows) => rows.filter(({ happened }) => happened !== null).map(({ values }) => values[place] ?? null));
    const known = concerned.filter((value) => value !== null);
    if (known.length < LEAST_KNOWN * concerned.length || new Set(known).size < 2) return [];
    const area = meanArea(areasOf(points, place, 1).filter((one) => one !== null));
    if (!area) return [];
    // High scores are good: of what one does not wish for, a figure is good that falls with it.
    const rises = area.auc >= 0.5 === up;
    const bands = rises ? null : fallingBands(known);
    if (!(rises || bands)) return [];
    const shares = points.flatMap((rows) => {
      const all = bands ? column(rows).map((value) => bandShare(bands, value)) : ranks(column(rows));
      return all.filter((_, row) => rows[row]!.happened !== null);
    });
    return spread(shares).deviation > 0 ? [{ id, bands, shares, strength: Math.abs(area.auc - 0.5) }] : [];
  });
  const kept: Figure[] = [];
  for (const figure of found.toSorted((a, b) => b.strength - a.strength))
    if (kept.length < most && kept.every(({ shares }) => alike(shares, figure.shares) < TOO_ALIKE)) kept.push(figure);
  return kept;
}

/** Coefficients of the shares, none below zero: the one most so is left out, until none is. */
function fitted(figures: readonly Figure[], happened: readonly boolean[]): { figure: Figure; slope: number }[] {
  const scales = figures.map(({ shares }) => spread(shares));
  const rows = happened.map((_, row) =>
    figures.map(({ shares }, place) => (shares[row]! - scales[place]!.middle) / scales[place]!.deviation),
  );
  const fit = figures.length ? fitLogistic({ rows, happened, ridge: 1 }) : null;
  if (!fit) return [];
  const slopes = fit.coefficients.map((value, place) => value / scales[place]!.deviation);
  const worst = slopes.indexOf(Math.min(...slopes));
  if (slopes[worst]! > 0) return figures.map((figure, place) => ({ figure, slope: slopes[place]! }));
  return fitted(figures.toSpliced(worst, 1), happened);
}

/** Whole numbers in proportion that make 100, by largest remainders; what comes to less than one is left out. */
export function hundred(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const exact = parts.map((part) => (100 * part) / total);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((sum, part) => sum + part, 0);
  const first = exact
    .map((part, place) => ({ place, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest || a.place - b.place);
  for (const { place } of first.slice(0, left)) whole[place]! += 1;
  return whole;
}

export interface Learnt {
  weights: Weight[];
  /** The score of each case learnt from, 0 to 100, and what happened. */
  cases: { score: number; happened: boolean }[];
}

/** Weights that tell those to whom the good outcome comes from the others, by logistic regression over all training points. */
export function learn(
  points: readonly (readonly AccountRow[])[],
  ids: readonly string[],
  isItem: (id: string) => boolean,
  up: boolean,
): Learnt | null {
  const concerned = points.flatMap((rows) => rows.filter(({ happened }) => happened !== null));
  const good = concerned.map(({ happened }) => happened === up);
  const accounts = (yes: boolean) => new Set(concerned.filter((_, row) => good[row] === yes).map(({ account }) => account)).size;
  const most = Math.min(MOST_FIGURES, Math.floor(Math.min(accounts(true), accounts(false)) / CASES_A_FIGURE));
  const found = fitted(figuresOf(points, ids, isItem, up, most), good);
  const weights = hundred(found.map(({ slope }) => slope));
  const used = found.map(({ figure }, place) => ({ figure, weight: weights[place]! })).filter(({ weight }) => weight > 0);
  if (!used.length) return null;
  return {
    weights: used
      .map(({ figure: { id, bands }, weight }) => ({ id, weight, bands }))
      .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)),
    cases: concerned.map(({ happened }, row) => ({
      score: used.reduce((sum, { figure, weight }) => sum + weight * figure.shares[row]!, 0),
      happened: happened!,
    })),
  };
}
