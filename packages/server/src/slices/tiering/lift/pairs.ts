import { LEVERS, testsOf } from '@fulcrum/contract';
import { leverOf } from './levers.ts';
import { type Attempt, attempt, type Found, figureNow, outward, reaches, type SearchInit, search, type Tried } from './search.ts';
import { isFigure, unitOf } from './values.ts';

/** At most so many values of one metric, and so many combinations of all. */
const VALUES = 6;
const MOST_CASES = 6000;
const MOST_PAIRS = 3;

/** Values of a metric that may help along with another: better points than all nearer ones, or asked for by a level. */
export function helping(of: SearchInit, one: Attempt): Tried[] {
  const byLevels = of.policy.levels.some(({ when }) => when && testsOf(when).some(({ metric }) => metric === one.task.metric.id));
  const lists = isFigure(one.task.metric)
    ? outward(of, one)
    : [one.tried.filter(({ value }) => value !== (of.facts[one.task.metric.id] ?? null))];
  return lists.flatMap((list) => {
    let best = Number(one.still.score);
    const kept = list.filter((each) => {
      const better = Number(each.score) > best;
      if (better) best = Number(each.score);
      return better || byLevels;
    });
    return kept.slice(0, byLevels ? VALUES * 2 : VALUES);
  });
}

/** How much of what there is a change asks for: the measure by which combinations of unlike metrics are put in order. */
function effort(of: SearchInit, { task: { metric } }: Attempt, { at }: Tried): number {
  if (at === null) return 1;
  const now = Number(figureNow(of, metric) ?? 0n);
  return Math.abs(Number(at) - now) / Math.max(Math.abs(now), Number(unitOf(metric)));
}

interface Combined {
  a: Attempt;
  b: Attempt;
  effort: number;
}
const hardest = ({ a, b }: Combined): number => Math.max(...[a, b].map(({ task }) => LEVERS.indexOf(leverOf(task.metric.id) ?? 'time')));
/** What people can work on first, then the least effort. */
const byEase = (one: Combined, other: Combined): number => hardest(one) - hardest(other) || one.effort - other.effort;

/** The easiest combinations of two metrics that reach a better level, each as small as the other lets it be. */
export async function findPairs(of: SearchInit, attempts: readonly Attempt[]): Promise<[Found, Found][]> {
  const own = attempts.map((one) => ({ one, values: helping(of, one) }));
  const combined = own.flatMap((a, i) =>
    own
      .slice(i + 1)
      .flatMap((b) =>
        a.values.flatMap((x) => b.values.map((y) => ({ a: a.one, b: b.one, x, y, effort: effort(of, a.one, x) + effort(of, b.one, y) }))),
      ),
  );
  const cases = combined.slice(0, MOST_CASES);
  const results = cases.length
    ? await of.judge(cases.map(({ a, b, x, y }) => ({ [a.task.metric.id]: x.value, [b.task.metric.id]: y.value })))
    : [];
  const hits = cases.filter((_, index) => reaches(of, results[index]!)).toSorted(byEase);
  const best = [...new Map(hits.toReversed().map((hit) => [`${hit.a.task.metric.id} ${hit.b.task.metric.id}`, hit])).values()]
    .toSorted(byEase)
    .slice(0, MOST_PAIRS);
  const seconds = await smallest(
    of,
    best.map(({ a, b, x }) => ({ metric: b.task.metric, fixed: { [a.task.metric.id]: x.value } })),
  );
  const firsts = await smallest(
    of,
    best.map(({ a, b, y }, index) => ({ metric: a.task.metric, fixed: { [b.task.metric.id]: seconds[index]?.value ?? y.value } })),
  );
  return best.flatMap((_, index) => {
    const [first, second] = [firsts[index], seconds[index]];
    return first && second ? [[first, { ...second, rank: first.rank, score: first.score }] as [Found, Found]] : [];
  });
}

const smallest = async (of: SearchInit, tasks: Parameters<typeof attempt>[1]) => search(of, await attempt(of, tasks));
