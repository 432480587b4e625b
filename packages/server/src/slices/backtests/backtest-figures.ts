import type { Backtest, BacktestPoint, Both } from '@fulcrum/contract';
import { aucOf } from '../../policy/backtest/auc.ts';
import { bandsOf, orderOf } from '../../policy/backtest/bands.ts';
import { decilesOf, liftTop10 } from '../../policy/backtest/deciles.ts';
import { rocOf } from '../../policy/backtest/roc.ts';
import type { ScoreGroup } from '../../policy/backtest/score-group.ts';
import { ASKED, type PointRow } from './backtest-point.sql.ts';
import type { Warning } from './backtest-warnings.ts';
import type { DimensionFound } from './dimension-tally.ts';
import type { Proposed } from './proposal.ts';

interface PointDays {
  asOf: string;
  until: string;
  over: boolean;
}
const sum = (rows: readonly PointRow[], of: (row: PointRow) => number): number => rows.reduce((total, row) => total + of(row), 0);

/** Rows with one score, whatever their level. */
function groupsOf(rows: readonly PointRow[]): ScoreGroup[] {
  const scored = rows.filter((row): row is PointRow & { score: number } => row.score !== null);
  return [...Map.groupBy(scored, ({ score }) => score)].map(([score, same]) => ({
    score,
    accounts: sum(same, (row) => row.accounts),
    positives: sum(same, (row) => row.positives),
  }));
}

interface Level {
  id: string;
  name: Both;
}
function levelsOf(rows: readonly PointRow[], levels: readonly Level[]): BacktestPoint['levels'] {
  const whole = sum(rows, (row) => Number(row.amount));
  const one = (level: Level | null) => {
    const own = rows.filter((row) => row.level === (level?.id ?? null));
    const [accounts, positives] = [sum(own, (row) => row.accounts), sum(own, (row) => row.positives)];
    const amount = sum(own, (row) => Number(row.amount));
    return {
      id: level?.id ?? null,
      name: level?.name ?? null,
      accounts,
      positives,
      rate: accounts ? positives / accounts : 0,
      amountShare: whole > 0 ? amount / whole : 0,
      amountRate: amount > 0 ? sum(own, (row) => Number(row.amountHappened)) / amount : null,
    };
  };
  if (!levels.length) return [];
  const rest = one(null);
  return [...levels.map(one), ...(rest.accounts ? [rest] : [])];
}

/** Bands with scores as people know them, and whether the share rises from one to the next. */
function calibrationOf(groups: readonly ScoreGroup[], scale: 'same' | 'turned' | 'rank'): Pick<BacktestPoint, 'bands' | 'order'> {
  const bands = bandsOf(groups);
  // A sum of nothing turned around is −0 and no score.
  const known = (score: number) => (scale === 'rank' ? null : scale === 'turned' ? 0 - score : score);
  const told = bands.map((band) => {
    const ends = [known(band.from), known(band.to)];
    return { ...band, from: scale === 'turned' ? ends[1]! : ends[0]!, to: scale === 'turned' ? ends[0]! : ends[1]! };
  });
  return { bands: told, order: orderOf(bands) };
}

interface FiguresInit extends PointDays {
  levels: readonly Level[];
  /** Scores as people know them, the same turned around, or ranks that nobody knows. */
  scale: 'same' | 'turned' | 'rank';
  moved: BacktestPoint['moved'];
  signals: readonly string[];
}
/** What the rows of a point come to. */
export function figuresOf({ levels, scale, moved, signals: ids, ...days }: FiguresInit, rows: readonly PointRow[]): BacktestPoint {
  const asked = rows.filter(({ signal }) => signal === ASKED);
  const groups = groupsOf(asked);
  const area = aucOf(groups);
  const signals = [...Map.groupBy(rows, ({ signal }) => signal)].filter(([signal]) => ids.includes(signal));
  return {
    ...days,
    accounts: sum(asked, (row) => row.accounts),
    positives: sum(asked, (row) => row.positives),
    unscored: sum(
      asked.filter(({ score }) => score === null),
      (row) => row.accounts,
    ),
    auc: area?.auc ?? null,
    low: area?.low ?? null,
    high: area?.high ?? null,
    liftTop10: groups.length ? liftTop10(groups) : null,
    roc: rocOf(groups),
    deciles: decilesOf(groups).map(({ decile, accounts, positives, rate }) => ({ decile, accounts, positives, rate })),
    levels: levelsOf(asked, levels),
    ...calibrationOf(groups, scale),
    moved,
    signals: signals.map(([id, own]) => ({ id, auc: aucOf(groupsOf(own))?.auc ?? null })),
  };
}

/** The figure that separated best over the points in which it could be told. */
export function bestSignal(points: readonly BacktestPoint[]): { id: string; auc: number } | null {
  const all = points.flatMap(({ signals }) => signals.filter((one): one is { id: string; auc: number } => one.auc !== null));
  const means = [...Map.groupBy(all, ({ id }) => id)].map(([id, own]) => ({
    id,
    auc: own.reduce((total, { auc }) => total + auc, 0) / own.length,
  }));
  return means.toSorted((a, b) => b.auc - a.auc)[0] ?? null;
}

/** What a finished backtest keeps. */
export type Found = Pick<Backtest, 'points' | 'stability' | 'assumedShare' | 'unknownShare'> & {
  dimensions: DimensionFound[];
  bestSignal: { id: string; auc: number } | null;
  warnings: Warning[];
} & Proposed;
