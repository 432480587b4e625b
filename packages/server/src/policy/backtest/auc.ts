import { type ScoreGroup, sumOf } from './score-group.ts';

export interface Auc {
  /** How often, of one account to which it happened and one to which it did not, the first has the higher score; a tie is half. */
  auc: number;
  /** The 95 % interval after DeLong; null where either side has fewer than two. */
  low: number | null;
  high: number | null;
}
/** 97.5 % of the normal distribution lie below it. */
const Z = 1.959963984540054;

/**
 * The area under the ROC curve as the Mann–Whitney statistic over average ranks, with its 95 % interval: variance after E. DeLong,
 * D. DeLong and D. Clarke-Pearson, Biometrics 44 (1988) 837–845, cut off at 0 and 1. Null where one side is empty.
 */
export function aucOf(groups: readonly ScoreGroup[]): Auc | null {
  const positives = sumOf(groups, (group) => group.positives);
  const negatives = sumOf(groups, (group) => group.accounts - group.positives);
  if (!positives || !negatives) return null;
  const placed = placements(groups, positives, negatives);
  const auc = sumOf(placed, ({ ofPositive, group }) => ofPositive * group.positives) / positives;
  if (positives < 2 || negatives < 2) return { auc, low: null, high: null };
  const spread = (value: number, count: number) => count * (value - auc) ** 2;
  const ofPositives = sumOf(placed, ({ ofPositive, group }) => spread(ofPositive, group.positives)) / (positives - 1);
  const ofNegatives = sumOf(placed, ({ ofNegative, group }) => spread(ofNegative, group.accounts - group.positives)) / (negatives - 1);
  const reach = Z * Math.sqrt(ofPositives / positives + ofNegatives / negatives);
  return { auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach) };
}

/** For each score: the share of the other side that a positive stands above, and that stand above a negative; equals count half. */
function placements(groups: readonly ScoreGroup[], positives: number, negatives: number) {
  let positivesBelow = 0;
  let negativesBelow = 0;
  return groups
    .toSorted((a, b) => a.score - b.score)
    .map((group) => {
      const others = group.accounts - group.positives;
      const ofPositive = (negativesBelow + others / 2) / negatives;
      const ofNegative = 1 - (positivesBelow + group.positives / 2) / positives;
      positivesBelow += group.positives;
      negativesBelow += others;
      return { group, ofPositive, ofNegative };
    });
}
