import type { TierPolicy } from '@fulcrum/contract';
import { type Micro, micro } from '../../../kernel/micro.ts';
import type { Metric } from '../../../policy/catalog.ts';
import type { FrozenNumbers } from '../../../policy/relative.ts';
import type { Facts } from '../explain.sql.ts';
import type { CaseResult, Overrides } from './lift.sql.ts';
import { refinePoints } from './refine.ts';
import { figuresToTry, figureValue, isFigure, type LiftValue, othersToTry, unitOf } from './values.ts';

export interface SearchInit {
  policy: TierPolicy;
  frozen: FrozenNumbers;
  facts: Facts;
  day: string;
  /** What the facts as they are give. */
  base: CaseResult;
  /** A level better than the one at this place is to be reached. */
  better: number;
  judge: (cases: readonly Overrides[]) => Promise<CaseResult[]>;
}
/** A metric to move, others being changed already. */
export interface Task {
  metric: Metric;
  fixed: Overrides;
}
export interface Tried extends CaseResult {
  value: LiftValue;
  /** Of a figure. */
  at: Micro | null;
}
export interface Attempt {
  task: Task;
  /** Without moving the metric. */
  still: CaseResult;
  tried: readonly Tried[];
}
/** The nearest value that reaches a better level. */
export interface Found extends Tried {
  task: Task;
  step: Micro | null;
}

export const reaches = ({ better }: Pick<SearchInit, 'better'>, { rank }: CaseResult): boolean => rank !== null && rank < better;
export const figureNow = ({ facts }: Pick<SearchInit, 'facts'>, { id }: Metric): Micro | null =>
  facts[id] === null || facts[id] === undefined ? null : micro(Number(facts[id]).toFixed(6));
const distance = (a: Micro, b: Micro): Micro => (a < b ? b - a : a - b);

/** Where a metric without bound is certain to have given enough: every better threshold, and one unit more. */
function farValues({ policy, base, better }: SearchInit, metric: Metric, now: Micro): Micro[] {
  const each = policy.items.flatMap((item) =>
    'perUnit' in item && item.perUnit.metric === metric.id ? [micro(item.perUnit.points.toFixed(6))] : [],
  );
  const slope = each.reduce((sum, points) => sum + points, 0n);
  const next = unitOf(metric) === 1_000_000n && each.length ? [now + 1_000_000n, now - 1_000_000n] : [];
  if (slope === 0n) return next;
  const wanted = policy.levels
    .slice(0, better)
    .flatMap(({ score }) => (score === undefined ? [] : [micro(score.toFixed(6)) - micro(base.score)]));
  return [
    ...next,
    ...wanted.flatMap((missing) =>
      [1n, 2n].map((times) => now + (times * missing * 1_000_000n) / slope + (slope > 0n ? 1n : -1n) * 2n * unitOf(metric)),
    ),
  ];
}

/** Judges every value of every task that is worth trying, in one go. */
export async function attempt(of: SearchInit, tasks: readonly Task[]): Promise<Attempt[]> {
  const asked = tasks.map((task) => {
    const { metric } = task;
    if (!isFigure(metric)) return othersToTry(of.policy, metric, of.day).map((value) => ({ value, at: null }));
    const now = figureNow(of, metric) ?? 0n;
    return figuresToTry(of.policy, metric, of.frozen, farValues(of, metric, now)).map((at) => ({ value: figureValue(at), at }));
  });
  const cases = tasks.flatMap(({ metric, fixed }, index) => [
    fixed,
    ...asked[index]!.map(({ value }) => ({ ...fixed, [metric.id]: value })),
  ]);
  const results = cases.length ? await of.judge(cases) : [];
  let from = 0;
  return tasks.map((task, index) => {
    const [still, ...rest] = results.slice(from, from + asked[index]!.length + 1);
    from += asked[index]!.length + 1;
    return { task, still: still!, tried: asked[index]!.map((one, place) => ({ ...one, ...rest[place]! })) };
  });
}

/** The figures tried, from the present one outwards: upwards and downwards. */
export function outward(of: SearchInit, { task, tried }: Attempt): Tried[][] {
  const now = figureNow(of, task.metric) ?? 0n;
  const unknown = of.facts[task.metric.id] === null;
  const up = tried.filter(({ at }) => at !== null && (at > now || (unknown && at === now)));
  return [up, tried.filter(({ at }) => at !== null && at < now).toReversed()];
}

interface Bracket {
  low: Tried;
  high: Tried;
}
/** The first figure outwards that reaches, and the last before it that does not. */
function firstReaching(of: SearchInit, tried: Attempt, list: readonly Tried[]): Bracket | null {
  const index = list.findIndex((one) => reaches(of, one));
  if (index === -1) return null;
  const now = figureNow(of, tried.task.metric);
  return { low: list[index - 1] ?? { value: null, at: now, ...tried.still }, high: list[index]! };
}

/** The smallest change of each task's metric that reaches a better level; nothing where none does. */
export async function search(of: SearchInit, attempts: readonly Attempt[]): Promise<(Found | null)[]> {
  const thresholds = of.policy.levels.slice(0, of.better).flatMap(({ score }) => (score === undefined ? [] : [micro(score.toFixed(6))]));
  const sides = attempts.flatMap((one, index) =>
    isFigure(one.task.metric)
      ? outward(of, one).flatMap((list) => {
          const bracket = firstReaching(of, one, list);
          if (!bracket) return [];
          const { low, high } = bracket;
          const unit = unitOf(one.task.metric);
          const between =
            low.at === null
              ? null
              : refinePoints({ at: low.at, score: micro(low.score) }, { at: high.at!, score: micro(high.score) }, thresholds, unit);
          return [{ index, task: one.task, high, step: between?.step ?? unit, points: between?.points ?? [] }];
        })
      : [],
  );
  const cases = sides.flatMap(({ task, points }) => points.map((at) => ({ ...task.fixed, [task.metric.id]: figureValue(at) })));
  const results = cases.length ? await of.judge(cases) : [];
  let from = 0;
  const found = sides.map((side): Found & { index: number } => {
    const judged = side.points.map((at, place): Tried => ({ at, value: figureValue(at), ...results[from + place]! }));
    from += side.points.length;
    return { ...(judged.find((one) => reaches(of, one)) ?? side.high), task: side.task, step: side.step, index: side.index };
  });
  return attempts.map((one, index) => {
    if (!isFigure(one.task.metric)) return nearestOther(of, one);
    const now = figureNow(of, one.task.metric) ?? 0n;
    const own = found.filter((each) => each.index === index).toSorted((a, b) => (distance(a.at!, now) < distance(b.at!, now) ? -1 : 1));
    return own[0] ?? null;
  });
}

/** Of days the nearest, of choices the first that is asked for. */
function nearestOther(of: SearchInit, { task, tried }: Attempt): Found | null {
  const now = of.facts[task.metric.id] ?? null;
  const hits = tried.filter((one) => one.value !== now && reaches(of, one));
  const from = Temporal.PlainDate.from(task.metric.type === 'date' && now !== null ? String(now) : of.day);
  const days = ({ value }: Tried) => Math.abs(from.until(String(value)).total('days'));
  const [first] = task.metric.type === 'date' ? hits.toSorted((a, b) => days(a) - days(b)) : hits;
  return first ? { ...first, task, step: null } : null;
}
