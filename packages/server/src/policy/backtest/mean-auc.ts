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

/** Areas added up point by point, with the pulls of each account: a long backtest holds every account once. */
export interface AreaSum {
  auc: number;
  points: number;
  pulls: Map<string, number>;
}
export const noAreas = (): AreaSum => ({ auc: 0, points: 0, pulls: new Map() });

/** Adds a point; with −1 the area of another score there, which is no further point. */
export function addArea(sum: AreaSum, { auc, pulls }: PointArea, sign: 1 | -1 = 1): void {
  sum.auc += sign * auc;
  if (sign === 1) sum.points += 1;
  for (const [account, pull] of pulls) sum.pulls.set(account, (sum.pulls.get(account) ?? 0) + sign * pull);
}

/**
 * The mean area over points, or that of one score less another's at the same points. An account that stands at several points is one
 * case: its pulls are added up before they are squared (the sandwich of clustered data; of one point it is DeLong's, paired or not).
 */
export function meanOf({ auc, points, pulls }: AreaSum): MeanArea | null {
  if (!points) return null;
  const squares = [...pulls.values()].reduce((sum, pull) => sum + pull ** 2, 0);
  return { auc: auc / points, error: Math.sqrt(squares) / points };
}

/** The same of points that are there together. */
export function meanArea(points: readonly PointArea[], less: readonly PointArea[] = []): MeanArea | null {
  const sum = noAreas();
  for (const point of points) addArea(sum, point);
  for (const point of less) addArea(sum, point, -1);
  return meanOf(sum);
}
