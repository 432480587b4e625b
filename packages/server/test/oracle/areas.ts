// For tests: areas under ROC curves pair by pair, and DeLong's interval of their difference by its definition.

/** How often a score of the first side is above one of the second; equals half. */
const aboveEach = (one: number, others: readonly number[]): number =>
  others.reduce((sum, other) => sum + (one > other ? 1 : one === other ? 0.5 : 0), 0) / others.length;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number => products(a, b, mean(a), mean(b)) / (a.length - 1);
const products = (a: readonly number[], b: readonly number[], ofA: number, ofB: number): number =>
  a.reduce((sum, value, place) => sum + (value - ofA) * (b[place]! - ofB), 0);

export interface Scored {
  happened: boolean;
  score: number;
}
/** Of each with the outcome, and of each without: its share of the other side in the right order. */
export function sidesOf(rows: readonly Scored[]): { yes: number[]; no: number[]; auc: number } {
  const scores = (happened: boolean) => rows.filter((row) => row.happened === happened).map(({ score }) => score);
  const [yes, no] = [scores(true), scores(false)];
  const ofYes = yes.map((one) => aboveEach(one, no));
  const turned = yes.map((score) => -score);
  return { yes: ofYes, no: no.map((one) => aboveEach(-one, turned)), auc: mean(ofYes) };
}

/** One area less another over the same cases in the same order, with its standard error (DeLong, paired). */
export function differenceOf(a: ReturnType<typeof sidesOf>, b: ReturnType<typeof sidesOf>): { auc: number; error: number } {
  const spread = (side: 'yes' | 'no') => {
    const [one, other] = [a[side], b[side]];
    return (covariance(one, one) + covariance(other, other) - 2 * covariance(one, other)) / one.length;
  };
  return { auc: a.auc - b.auc, error: Math.sqrt(spread('yes') + spread('no')) };
}
