import { factorOf, inverseDiagonal, solve } from './cholesky.ts';

export interface Sample {
  /** One row of figures a case, all of one length. */
  rows: readonly (readonly number[])[];
  happened: readonly boolean[];
  /** λ of the penalty ½ λ Σβ²; the intercept bears none. Above 0 there is an answer for figures that separate the cases wholly, too. */
  ridge: number;
}
export interface LogisticFit {
  intercept: number;
  coefficients: number[];
  /** Standard errors, the intercept's first: roots of the diagonal of the inverse of the penalised information. */
  errors: number[];
  iterations: number;
}
const STEPS = 60;
const HALVINGS = 30;
/** Newton's decrement below which a whole step is sure to help, though the loss may no longer show it in its digits. */
const NEAR = 1e-9;
/** And below which no further step would show in any digit told. */
const THERE = 1e-22;
/** Steps taken from near before the digits are as good as they get. */
const LAST = 4;
/** A logit beyond it, without a penalty, says that the figures separate the cases and the answer lies nowhere. */
const CERTAIN = 25;

/** ln(1 + e^x), without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
export const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
const logitOf = (row: readonly number[], beta: Float64Array): number => {
  let sum = beta[0]!;
  for (let j = 0; j < row.length; j++) sum += row[j]! * beta[j + 1]!;
  return sum;
};

/** The penalised negative log-likelihood. */
function lossOf({ rows, happened, ridge }: Sample, beta: Float64Array): number {
  let loss = 0;
  for (const [i, row] of rows.entries()) {
    const logit = logitOf(row, beta);
    loss += softplus(logit) - (happened[i] ? logit : 0);
  }
  for (let j = 1; j < beta.length; j++) loss += (ridge / 2) * beta[j]! ** 2;
  return loss;
}

/** Gradient and information (the lower half) at a point. */
function slopesOf({ rows, happened, ridge }: Sample, beta: Float64Array): { gradient: Float64Array; information: Float64Array[] } {
  const size = beta.length;
  const gradient = beta.map((value, j) => (j ? ridge * value : 0));
  const information = Array.from({ length: size }, () => new Float64Array(size));
  for (let j = 1; j < size; j++) information[j]![j] = ridge;
  const x = new Float64Array(size).fill(1);
  for (const [i, row] of rows.entries()) {
    x.set(row, 1);
    const chance = chanceOf(logitOf(row, beta));
    const [miss, spread] = [chance - (happened[i] ? 1 : 0), chance * (1 - chance)];
    for (let j = 0; j < size; j++) {
      gradient[j]! += miss * x[j]!;
      for (let k = 0; k <= j; k++) information[j]![k]! += spread * x[j]! * x[k]!;
    }
  }
  return { gradient, information };
}

/** A step, halved until the loss falls; null where no part of it helps. */
function walk(sample: Sample, from: Float64Array, step: Float64Array, decrement: number): Float64Array | null {
  const along = (part: number) => from.map((value, j) => value - part * step[j]!);
  if (decrement < NEAR) return along(1);
  const loss = lossOf(sample, from);
  for (let part = 1, tries = 0; tries < HALVINGS; part /= 2, tries++) {
    const beta = along(part);
    if (lossOf(sample, beta) < loss) return beta;
  }
  return null;
}

const hasAnswer = ({ rows, ridge }: Sample, beta: Float64Array): boolean =>
  ridge > 0 || rows.every((row) => Math.abs(logitOf(row, beta)) < CERTAIN);

/**
 * Logistic regression with a ridge penalty by Newton's method (iteratively reweighted least squares). The answer is the one minimum and
 * depends on nothing but the sample. Null where only one outcome occurs, or where without a penalty there is no finite answer.
 */
export function fitLogistic(sample: Sample): LogisticFit | null {
  const positives = sample.happened.filter(Boolean).length;
  if (!positives || positives === sample.happened.length) return null;
  let beta: Float64Array = new Float64Array((sample.rows[0]?.length ?? 0) + 1);
  beta[0] = Math.log(positives / (sample.happened.length - positives));
  for (let iterations = 1, near = 0; iterations <= STEPS && hasAnswer(sample, beta); iterations++) {
    const { gradient, information } = slopesOf(sample, beta);
    const lower = factorOf(information);
    if (!lower) return null;
    const step = solve(lower, gradient);
    const decrement = step.reduce((sum, value, j) => sum + value * gradient[j]!, 0);
    if (decrement < NEAR) near += 1;
    if (decrement < THERE || near > LAST) {
      const [intercept = 0, ...coefficients] = beta;
      return { intercept, coefficients, errors: inverseDiagonal(lower).map(Math.sqrt), iterations };
    }
    const next = walk(sample, beta, step, decrement);
    if (!next) return null;
    beta = next;
  }
  return null;
}
