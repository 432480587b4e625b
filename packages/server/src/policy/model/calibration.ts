import { decilesOf } from '../backtest/deciles.ts';
import { fitLogistic } from './logistic.ts';

export interface Foretold {
  chance: number;
  happened: boolean;
}
export interface Calibration {
  /** Brier's score: the mean of (chance − what happened)². */
  brier: number;
  /** What foretelling everyone the share of all would have scored. */
  brierOfShare: number;
  /** Of a regression of what happened on the logit foretold: 0 and 1 where chances are right (Cox 1958). Null without an answer. */
  intercept: number | null;
  slope: number | null;
  /** Tenths by chance, highest first: the mean foretold, and the share to which it happened. */
  tenths: { foretold: number; rate: number; accounts: number }[];
}
const EDGE = 1e-12;
const logit = (chance: number): number => {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, chance));
  return Math.log(inside / (1 - inside));
};

/** How well chances foretold hold. Null without cases. */
export function calibrationOf(cases: readonly Foretold[]): Calibration | null {
  if (!cases.length) return null;
  const mean = (of: (one: Foretold) => number) => cases.reduce((sum, one) => sum + of(one), 0) / cases.length;
  const share = mean(({ happened }) => Number(happened));
  const line = fitLogistic({ rows: cases.map(({ chance }) => [logit(chance)]), happened: cases.map(({ happened }) => happened), ridge: 0 });
  const groups = [...Map.groupBy(cases, ({ chance }) => chance)].map(([score, same]) => ({
    score,
    accounts: same.length,
    positives: same.filter(({ happened }) => happened).length,
  }));
  return {
    brier: mean(({ chance, happened }) => (chance - Number(happened)) ** 2),
    brierOfShare: share * (1 - share),
    intercept: line?.intercept ?? null,
    slope: line?.coefficients[0] ?? null,
    tenths: decilesOf(groups).map(({ mean: foretold, rate, accounts }) => ({ foretold, rate, accounts })),
  };
}
