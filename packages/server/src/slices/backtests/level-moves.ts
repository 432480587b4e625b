import type { BacktestPoint } from '@fulcrum/contract';
import { ASKED, type PointRow } from './backtest-point.sql.ts';

/** The level of each account at a point. */
export type LevelsOn = ReadonlyMap<string, string | null>;

export const levelsOn = (rows: readonly PointRow[]): LevelsOn =>
  new Map(
    rows.flatMap(({ signal, level, yes, no }) =>
      signal === ASKED ? [...(yes ?? []), ...(no ?? [])].map((account): [string, string | null] => [account, level]) : [],
    ),
  );

/** Of the accounts at both points, how many changed their level. */
export function movedBetween(before: LevelsOn, now: LevelsOn): NonNullable<BacktestPoint['moved']> {
  const both = [...now].filter(([account]) => before.has(account));
  return { accounts: both.length, changed: both.filter(([account, level]) => before.get(account) !== level).length };
}

/** All points together; null where none could be compared. */
export function movedIn(points: readonly Pick<BacktestPoint, 'moved'>[]): BacktestPoint['moved'] {
  const told = points.flatMap(({ moved }) => moved ?? []);
  const sum = (of: (one: (typeof told)[number]) => number) => told.reduce((total, one) => total + of(one), 0);
  return told.length ? { accounts: sum(({ accounts }) => accounts), changed: sum(({ changed }) => changed) } : null;
}
