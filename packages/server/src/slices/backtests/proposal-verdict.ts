import type { MeanArea, PointArea } from '../../policy/backtest/mean-auc.ts';
import { intervalOf } from '../../policy/backtest/normal.ts';

export interface Verdict {
  signal: 'none' | 'some' | 'unknown';
  figures: number;
  confidence: number;
  strongest: { id: string; auc: number; low: number; high: number } | null;
}
/** Accounts of either outcome below which an interval is too wide to say that there is nothing. */
const FEW = 30;
/** What all intervals together may miss. */
const MISS = 0.05;

const holdsHalf = (area: MeanArea, confidence: number): boolean => {
  const { low, high } = intervalOf(area, confidence);
  return low <= 0.5 && high >= 0.5;
};

/**
 * Whether what happened follows from anything known on the days. Of many figures tried some look good by chance, so that all intervals
 * hold together with 95 %: half of what they may miss goes to the weights learnt before, the other half is shared by the figures
 * (Bonferroni). `none` where each of them holds a half.
 */
export function verdictOf(figures: readonly { id: string; area: MeanArea }[], learnt: MeanArea | null, rarer: number): Verdict {
  const confidence = 1 - (learnt ? MISS / 2 : MISS) / Math.max(1, figures.length);
  const far = ({ area }: { area: MeanArea }) => Math.abs(area.auc - 0.5) / Math.max(area.error, Number.MIN_VALUE);
  const [strongest] = figures.toSorted((a, b) => far(b) - far(a));
  const silent = figures.every(({ area }) => holdsHalf(area, confidence)) && (!learnt || intervalOf(learnt, 1 - MISS / 2).low <= 0.5);
  return {
    signal: !figures.length || rarer < FEW ? 'unknown' : silent ? 'none' : 'some',
    figures: figures.length,
    confidence,
    strongest: strongest ? { id: strongest.id, auc: strongest.area.auc, ...intervalOf(strongest.area, confidence) } : null,
  };
}

/** Whether a figure says anything at a point: where all accounts have the same there is nothing to judge. */
export const varies = (area: PointArea | null): boolean => area !== null && [...area.pulls.values()].some((pull) => pull !== 0);
