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

/** Weights of one way of judging; null where too few were judged by it, or no dimension tells. */
function learnForm(form: HealthForm, all: readonly Dimension[], cases: readonly AccountRow[], up: boolean): number[] | null {
  const own = all.map((dimension, place) => ({ ...dimension, place })).filter((dimension) => dimension.form === form.id);
  const rows = cases.filter(({ values }) => own.some(({ place }) => values[place] !== null));
  const accounts = (yes: boolean) => new Set(rows.filter(({ happened }) => happened === yes).map(({ account }) => account)).size;
  const rarer = Math.min(accounts(true), accounts(false));
  if (own.length < 2 || rarer < LEAST_CASES || rarer < CASES_A_FIGURE * own.length) return null;
  return weightsOf(
    slopesOf(
      own.map(({ place }) => columnOf(rows, place)),
      rows.map(({ happened }) => happened === up),
    ),
  );
}

/** A health policy with weights of its dimensions that tell those to whom the good outcome comes from the others. */
export function learnHealth(policy: HealthPolicy, cases: readonly AccountRow[], up: boolean): HealthLearnt | null {
  const all = dimensionsOf(policy);
  const concerned = cases.filter(({ happened }) => happened !== null);
  const weights = new Map<string, number>();
  const forms = healthForms(policy).map((form) => {
    const learnt = learnForm(form, all, concerned, up);
    if (!learnt) return form.dimensions;
    const ids = all.filter((dimension) => dimension.form === form.id).map(({ id }) => id);
    for (const [at, id] of ids.entries()) weights.set(id, learnt[at]!);
    return form.dimensions.map((dimension, at) => ({ ...dimension, weight: learnt[at]! }));
  });
  if (!weights.size) return null;
  const variants = policy.variants.map((variant, at) => ({ ...variant, dimensions: forms[at]! }));
  return { policy: { ...policy, sample: false, variants, dimensions: forms.at(-1)! }, weights };
}
