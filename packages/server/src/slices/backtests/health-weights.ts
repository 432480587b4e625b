import { type HealthForm, type HealthPolicy, healthForms } from '@fulcrum/contract';
import { fitLogistic } from '../../policy/model/logistic.ts';
import type { AccountRow } from './backtest-point.sql.ts';
import { type Dimension, dimensionsOf } from './health-dimensions.ts';
import { LEAST_CASES } from './proposal.ts';
import { CASES_A_FIGURE, hundred, spread } from './proposal-weights.ts';

export interface HealthLearnt {
  policy: HealthPolicy;
  /** By dimension: of those alone whose way of judging could be learnt. */
  weights: ReadonlyMap<string, number>;
}
/** Customers of the rarer outcome that the way of judging with most of them has, and that it would need; enough: no dimension tells. */
export interface TooFew {
  count: number;
  needed: number;
}

/** Marks of a dimension; where an account has none, the mean of those who have: it tells neither way. */
function columnOf(rows: readonly AccountRow[], place: number): number[] {
  const known = rows.map(({ values }) => values[place] ?? null).filter((value) => value !== null);
  const middle = known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : 0;
  return rows.map(({ values }) => (values[place] ?? middle) / 100);
}

/** Slopes of the dimensions, none below zero: the one most so is left out, until none is. */
function slopesOf(columns: readonly (readonly number[])[], good: readonly boolean[]): number[] {
  const used = columns.map((column, place) => ({ place, column, ...spread(column) })).filter(({ deviation }) => deviation > 0);
  const fitted = (all: typeof used): number[] => {
    const rows = good.map((_, row) => all.map(({ column, middle, deviation }) => (column[row]! - middle) / deviation));
    const fit = all.length ? fitLogistic({ rows, happened: good, ridge: 1 }) : null;
    if (!fit) return columns.map(() => 0);
    const slopes = fit.coefficients.map((value, at) => value / all[at]!.deviation);
    const worst = slopes.indexOf(Math.min(...slopes));
    if (slopes[worst]! <= 0) return fitted(all.toSpliced(worst, 1));
    return columns.map((_, place) => slopes[all.findIndex((one) => one.place === place)] ?? 0);
  };
  return fitted(used);
}

/** One of a hundred stays with each dimension, for people want to see it; the rest goes by slope. */
function weightsOf(slopes: readonly number[]): number[] | null {
  if (!slopes.some((slope) => slope > 0)) return null;
  const rest = 100 - slopes.length;
  const total = slopes.reduce((sum, slope) => sum + slope, 0);
  return hundred(slopes.map((slope) => 1 + (rest * slope) / total));
}

interface FormCases {
  own: readonly { id: string; place: number }[];
  rows: readonly AccountRow[];
  count: number;
  needed: number;
}
/** Whom one way judged, and how many it takes to weigh its dimensions. */
function casesOf(form: HealthForm, all: readonly Dimension[], cases: readonly AccountRow[]): FormCases {
  const own = all.map(({ id, form: of }, place) => ({ id, of, place })).filter(({ of }) => of === form.id);
  const rows = cases.filter(({ values }) => own.some(({ place }) => values[place] !== null));
  const accounts = (yes: boolean) => new Set(rows.filter(({ happened }) => happened === yes).map(({ account }) => account)).size;
  return { own, rows, count: Math.min(accounts(true), accounts(false)), needed: Math.max(LEAST_CASES, CASES_A_FIGURE * own.length) };
}

/** A health policy with weights of its dimensions that tell those to whom the good outcome comes from the others. */
export function learnHealth(policy: HealthPolicy, cases: readonly AccountRow[], up: boolean): HealthLearnt | TooFew {
  const all = dimensionsOf(policy);
  const concerned = cases.filter(({ happened }) => happened !== null);
  const forms = healthForms(policy).map((form) => ({ form, ...casesOf(form, all, concerned) }));
  const weights = new Map<string, number>();
  const dimensions = forms.map(({ form, own, rows, count, needed }) => {
    const enough = own.length > 1 && count >= needed;
    const columns = own.map(({ place }) => columnOf(rows, place));
    const learnt = enough
      ? weightsOf(
          slopesOf(
            columns,
            rows.map(({ happened }) => happened === up),
          ),
        )
      : null;
    if (!learnt) return form.dimensions;
    for (const [at, { id }] of own.entries()) weights.set(id, learnt[at]!);
    return form.dimensions.map((dimension, at) => ({ ...dimension, weight: learnt[at]! }));
  });
  if (!weights.size) {
    const [most] = forms.toSorted((a, b) => b.count / b.needed - a.count / a.needed);
    return { count: most?.count ?? 0, needed: most?.needed ?? LEAST_CASES };
  }
  const variants = policy.variants.map((variant, at) => ({ ...variant, dimensions: dimensions[at]! }));
  return { policy: { ...policy, sample: false, variants, dimensions: dimensions.at(-1)! }, weights };
}
