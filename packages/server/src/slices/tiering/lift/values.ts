import { isRelativeDay, type Test, type TierPolicy, testsOf } from '@fulcrum/contract';
import { decimal, type Micro, micro } from '../../../kernel/micro.ts';
import { isNumeric, type Metric } from '../../../policy/catalog.ts';
import type { FrozenNumbers } from '../../../policy/relative.ts';

/** A value as a judgement takes it: figures as decimal text, days as ISO text. */
export type LiftValue = string | boolean | null;
const ONE = 1_000_000n;
const WHOLE: readonly Metric['type'][] = ['count', 'days', 'score'];

/** The unit of a figure in which a change is the smallest. */
export const unitOf = ({ type }: Metric): Micro => (type === 'ratio' ? 1000n : ONE);
const isWhole = ({ type }: Metric): boolean => WHOLE.includes(type);
const floor = (value: Micro): Micro => value - (((value % ONE) + ONE) % ONE);
const ceil = (value: Micro): Micro => -floor(-value);

/** Whether a figure can be that at all. */
export function isPossible(metric: Metric, value: Micro): boolean {
  if (metric.id.startsWith('rating.')) return value >= ONE && value <= 5n * ONE;
  return value >= 0n || !(isWhole(metric) || metric.id.startsWith('payments.'));
}

const micros = (values: readonly (number | string | null | undefined)[]): Micro[] =>
  values.flatMap((value) => (value === null || value === undefined || Number.isNaN(Number(value)) ? [] : [micro(plain(value))]));
const plain = (value: number | string): string => (typeof value === 'number' ? value.toFixed(6) : value);

/** The tests of a metric in conditions of items and levels. */
export const testsOn = (policy: TierPolicy, id: string): Test[] =>
  [
    ...policy.items.flatMap((item) => ('condition' in item ? [item.condition.when] : [])),
    ...policy.levels.flatMap(({ when }) => when ?? []),
  ]
    .flatMap(testsOf)
    .filter(({ metric }) => metric === id);

/** Where what a policy makes of a figure changes: bounds, limits, caps and what conditions ask. */
function figuresAsked(policy: TierPolicy, id: string, frozen: FrozenNumbers): Micro[] {
  const items = policy.items.flatMap((item) => {
    if ('band' in item) return item.band.metric === id ? item.band.bands.map(({ to }) => to) : [];
    if ('perUnit' in item) {
      const { metric, points, min, max } = item.perUnit;
      return metric === id && points !== 0 ? [0, ...[min, max].flatMap((limit) => (limit === undefined ? [] : [limit / points]))] : [];
    }
    if (!('weighted' in item) || item.weighted.metric !== id) return [];
    const { normalise } = item.weighted;
    if (normalise.method === 'bands') return normalise.bands.map(({ to }) => to);
    const kept = frozen[item.id];
    return normalise.method === 'percentile' ? (kept?.cuts ?? []) : [normalise.min ?? kept?.min, normalise.max ?? kept?.max];
  });
  const tests = testsOn(policy, id).flatMap(({ value }) => (Array.isArray(value) ? value : [value]));
  return micros([...items, ...tests.filter((value) => typeof value === 'number')]);
}

/** The figures worth trying, ascending: each place of change and its neighbours, in whole numbers where the figure counts. */
export function figuresToTry(policy: TierPolicy, metric: Metric, frozen: FrozenNumbers, far: readonly Micro[]): Micro[] {
  const unit = unitOf(metric);
  const near = figuresAsked(policy, metric.id, frozen).flatMap((value) =>
    isWhole(metric) ? [ceil(value) - ONE, floor(value), ceil(value), floor(value) + ONE] : [value - unit, value, value + unit],
  );
  // Of a figure without facts, to be known at all may be enough.
  const values = [0n, ONE, ...near, ...far.map((value) => (isWhole(metric) ? ceil(value) : value))];
  return [...new Set(values)].filter((value) => isPossible(metric, value)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Values that are no figures: what conditions ask for, and what they ask not to be. */
export function othersToTry(policy: TierPolicy, metric: Metric, today: string): LiftValue[] {
  const tests = testsOn(policy, metric.id);
  if (metric.type === 'boolean') return [true, false];
  if (metric.type === 'date') {
    const days = tests.flatMap(({ op, value }) => {
      if (op === 'within_last') return [today, dayAfter(today, 1 - Number(value))];
      if (op === 'within_next') return [today, dayAfter(today, Number(value))];
      return (Array.isArray(value) ? value : [value]).flatMap((one) =>
        isRelativeDay(one) ? [dayAfter(today, one.today)] : typeof one === 'string' ? [one] : [],
      );
    });
    return [...new Set([today, ...days.flatMap((day) => [dayAfter(day, -1), day, dayAfter(day, 1)])])];
  }
  const asked = tests.flatMap(({ value }) => (Array.isArray(value) ? value : [value])).filter((value) => typeof value === 'string');
  return [...new Set([...asked, ...Object.keys(metric.choices ?? {})])];
}

export const isFigure = (metric: Metric): boolean => isNumeric(metric.type);
export const figureValue = (value: Micro): LiftValue => decimal(value);
