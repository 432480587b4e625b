import { chanceOf, fitLogistic } from './logistic.ts';

/** A figure as a model takes it. */
export interface ModelTerm {
  id: string;
  /** Amounts and counts are taken by the logarithm of their size, so that a giant is not all that matters. */
  log: boolean;
  mean: number;
  deviation: number;
  weight: number;
  error: number;
  /** Where enough had no value: what having none counts, about its own mean; else none counts as typical. */
  missing: { share: number; weight: number; error: number } | null;
}
export interface Model {
  intercept: number;
  terms: ModelTerm[];
}
export type Values = readonly (number | null)[];
/** A share of missing values from which on missing is told apart. */
const LEAST = 0.05;
const RIDGE = 1;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const squash = (value: number, log: boolean): number => (log ? Math.sign(value) * Math.log1p(Math.abs(value)) : value);
const unsquash = (value: number, log: boolean): number => (log ? Math.sign(value) * Math.expm1(Math.abs(value)) : value);

/** The value that contributes nothing, as people know it. */
export const typicalOf = ({ mean: middle, log }: ModelTerm): number => unsquash(middle, log);

/** The columns of a figure: its standardised value, and whether there is none. */
function columnsOf(term: Omit<ModelTerm, 'weight' | 'error' | 'missing'>, share: number | null, value: number | null): number[] {
  const own = value === null ? 0 : (squash(value, term.log) - term.mean) / term.deviation;
  return share === null ? [own] : [own, (value === null ? 1 : 0) - share];
}

/** How many columns a figure takes: variables, by which cases are counted. */
export function widthOf(values: Values): number {
  const share = values.filter((value) => value === null).length / values.length;
  return share >= LEAST && share <= 1 - LEAST ? 2 : 1;
}

/** Fits a model of figures, one column of values each. Null where there is none to fit. */
export function fitModel(figures: readonly { id: string; log: boolean; values: Values }[], happened: readonly boolean[]): Model | null {
  const specs = figures.map(({ id, log, values }) => {
    const known = values.filter((value) => value !== null).map((value) => squash(value, log));
    const middle = mean(known);
    const deviation = Math.sqrt(mean(known.map((value) => (value - middle) ** 2))) || 1;
    const share = widthOf(values) === 2 ? values.filter((value) => value === null).length / values.length : null;
    return { id, log, mean: middle, deviation, share, values };
  });
  const rows = happened.map((_, row) => specs.flatMap((spec) => columnsOf(spec, spec.share, spec.values[row] ?? null)));
  const fit = fitLogistic({ rows, happened, ridge: RIDGE });
  if (!fit) return null;
  let place = 0;
  const next = () => {
    const at = place++;
    return { weight: fit.coefficients[at]!, error: fit.errors[at + 1]! };
  };
  const terms = specs.map(
    ({ values: _, share, ...spec }): ModelTerm => ({
      ...spec,
      ...next(),
      missing: share === null ? null : { share, ...next() },
    }),
  );
  return { intercept: fit.intercept, terms };
}

const MILLION = 1_000_000;
const millionths = (value: number): number => Math.round(value * MILLION);

export interface Scored {
  /** In millionths, so that they add up digit by digit. */
  intercept: number;
  contributions: number[];
  logit: number;
  chance: number;
}
/** The logit of an account, and what each figure adds to it. */
export function scoreBy({ intercept, terms }: Model, values: Values): Scored {
  const contributions = terms.map((term, place) => {
    const [own = 0, none = 0] = columnsOf(term, term.missing?.share ?? null, values[place] ?? null);
    return millionths(term.weight * own + (term.missing?.weight ?? 0) * none);
  });
  const start = millionths(intercept);
  const logit = contributions.reduce((sum, one) => sum + one, start);
  return { intercept: start, contributions, logit, chance: chanceOf(logit / MILLION) };
}
