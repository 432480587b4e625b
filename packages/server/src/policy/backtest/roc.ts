import { highestFirst, type ScoreGroup, sumOf } from './score-group.ts';

export interface RocPoint {
  /** Of those to whom it did not happen, and of those to whom it did: the share at a score or above. */
  others: number;
  happened: number;
}
const MOST = 60;

/**
 * The ROC curve, from (0, 0) to (1, 1): one corner a score, equal scores one straight line, so that the area below it is the AUC. Where
 * there are more corners than a picture shows it keeps the first of each step. Empty where one side is.
 */
export function rocOf(groups: readonly ScoreGroup[]): RocPoint[] {
  const positives = sumOf(groups, (group) => group.positives);
  const others = sumOf(groups, (group) => group.accounts) - positives;
  if (!positives || !others) return [];
  const corners: RocPoint[] = [{ others: 0, happened: 0 }];
  let [yes, no] = [0, 0];
  for (const group of highestFirst(groups)) {
    yes += group.positives;
    no += group.accounts - group.positives;
    corners.push({ others: no / others, happened: yes / positives });
  }
  if (corners.length <= MOST) return corners;
  const step = ({ others: x, happened: y }: RocPoint) => Math.floor(((x + y) / 2) * MOST);
  return corners.filter((corner, place) => place === corners.length - 1 || !place || step(corner) !== step(corners[place - 1]!));
}
