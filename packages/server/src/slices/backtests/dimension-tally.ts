import type { BacktestDimension, HealthPolicy } from '@fulcrum/contract';
import { type AreaSum, addArea, areaOf, type MeanArea, meanOf, noAreas } from '../../policy/backtest/mean-auc.ts';
import { intervalOf } from '../../policy/backtest/normal.ts';
import type { PointRow } from './backtest-point.sql.ts';
import { dimensionsOf } from './health-dimensions.ts';
import { LEAST_CASES } from './proposal.ts';
import { type Verdict, verdictOf } from './proposal-verdict.ts';

export type DimensionFound = BacktestDimension;
interface Tallied {
  areas: AreaSum;
  yes: Set<string>;
  no: Set<string>;
}
/** What points came to so far, by dimension. */
export type DimensionTally = Map<string, Tallied>;

const casesOf = (rows: readonly PointRow[]) =>
  rows.flatMap(({ score, yes, no }) =>
    score === null
      ? []
      : [
          ...(yes ?? []).map((account) => ({ account, score, happened: true })),
          ...(no ?? []).map((account) => ({ account, score, happened: false })),
        ],
  );

/** Adds the rows of a point. */
export function tally(all: DimensionTally, ids: readonly string[], rows: readonly PointRow[]): void {
  for (const id of ids) {
    const cases = casesOf(rows.filter(({ signal }) => signal === id));
    const own = all.get(id) ?? { areas: noAreas(), yes: new Set(), no: new Set() };
    all.set(id, own);
    for (const { account, happened } of cases) (happened ? own.yes : own.no).add(account);
    const area = areaOf(cases);
    if (area) addArea(own.areas, area);
  }
}
const rarer = ({ yes, no }: Tallied): number => Math.min(yes.size, no.size);

/** How each dimension separates by itself; intervals are those of many looks, as the verdict's. */
export function dimensionsFound(
  policy: HealthPolicy,
  all: DimensionTally,
  learnt: MeanArea | null,
): { dimensions: DimensionFound[]; verdict: Verdict } {
  const areas = new Map(
    [...all].flatMap(([id, own]) => {
      const area = rarer(own) < LEAST_CASES ? null : meanOf(own.areas);
      return area ? [[id, area] as const] : [];
    }),
  );
  const figures = [...areas].map(([id, area]) => ({ id, area }));
  const verdict = verdictOf(figures, learnt, Math.max(0, ...[...all.values()].map(rarer)));
  const dimensions = dimensionsOf(policy).map(({ id, name, weight }) => {
    const own = all.get(id);
    const area = areas.get(id);
    const interval = area ? intervalOf(area, verdict.confidence) : null;
    const counts = { accounts: own ? new Set([...own.yes, ...own.no]).size : 0, positives: own?.yes.size ?? 0 };
    return {
      id,
      name,
      weight,
      ...counts,
      auc: area?.auc ?? null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      tells: tells(interval),
    };
  });
  return { dimensions, verdict };
}
const tells = (interval: { low: number; high: number } | null): BacktestDimension['tells'] =>
  interval === null ? 'unknown' : interval.low > 0.5 ? 'yes' : interval.high < 0.5 ? 'reversed' : 'no';
