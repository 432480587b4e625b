import { highestFirst, type ScoreGroup } from './score-group.ts';

/** One account at one point. */
export interface Judged {
  account: string;
  score: number;
  happened: boolean;
}
/** The area at one point, and how much each account moves it. */
export interface PointArea {
  auc: number;
  pulls: ReadonlyMap<string, number>;
}
export interface MeanArea {
  auc: number;
  /** Standard error. */
  error: number;
}

/**
 * The area at one point with each account's pull on it: its placement value less the area, over the root of n(n − 1) of its side, so that
 * the squares add up to the variance of DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988). Null where either side has fewer than two.
 */
export function areaOf(rows: readonly Judged[]): PointArea | null {
  const positives = rows.filter(({ happened }) => happened).length;
  const negatives = rows.length - positives;
  if (positives < 2 || negatives < 2) return null;
  const groups = highestFirst(
    [...Map.groupBy(rows, ({ score }) => score)].map(([score, same]): ScoreGroup & { same: Judged[] } => ({
      score,
      same,
      accounts: same.length,
      positives: same.filter(({ happened }) => happened).length,
    })),
  );
  const placed: [account: string, happened: boolean, value: number][] = [];
  let [above, others] = [0, 0];
  for (const group of groups) {
    const no = group.accounts - group.positives;
    const ofPositive = (negatives - others - no / 2) / negatives;
    const ofNegative = (above + group.positives / 2) / positives;
    for (const { account, happened } of group.same) placed.push([account, happened, happened ? ofPositive : ofNegative]);
    above += group.positives;
    others += no;
  }
  const auc = placed.reduce((sum, [, happened, value]) => sum + (happened ? value : 0), 0) / positives;
  const under = { yes: Math.sqrt(positives * (positives - 1)), no: Math.sqrt(negatives * (negatives - 1)) };
  return { auc, pulls: new Map(placed.map(([account, happened, value]) => [account, (value - auc) / (happened ? under.yes : under.no)])) };
}

/**
 * The mean area over points, or that of one score less another's at the same points. An account that stands at several points is one
 * case: its pulls are added up before they are squared (the sandwich of clustered data; of one point it is DeLong's, paired or not).
 */
export function meanArea(points: readonly PointArea[], less?: readonly PointArea[]): MeanArea | null {
  if (!points.length) return null;
  const sums = new Map<string, number>();
  let auc = 0;
  for (const [side, sign] of [
    [points, 1],
    [less ?? [], -1],
  ] as const)
    for (const point of side) {
      auc += sign * point.auc;
      for (const [account, pull] of point.pulls) sums.set(account, (sums.get(account) ?? 0) + sign * pull);
    }
  const squares = [...sums.values()].reduce((sum, pull) => sum + pull ** 2, 0);
  return { auc: auc / points.length, error: Math.sqrt(squares) / points.length };
}
