import type { Both, Lift, TierLift } from '@fulcrum/contract';
import { decimal, micro } from '../../../kernel/micro.ts';
import type { Metric } from '../../../policy/catalog.ts';
import { movedSentence } from '../change-sentence.ts';
import type { Value } from '../explain.sql.ts';
import { both, grouped, join, signed, spaced } from '../sentence.ts';
import { shownValue } from '../shown.ts';
import { leverOf } from './levers.ts';
import { type Attempt, type Found, outward, type SearchInit, type Tried } from './search.ts';
import { isFigure, type LiftValue } from './values.ts';

type Change = Lift['changes'][number];

const worded = (metric: Metric, value: Value | LiftValue): Value => (value !== null && isFigure(metric) ? Number(value) : value);

function changeOf(of: SearchInit, metric: Metric, value: LiftValue, step: bigint | null): Change {
  const { id, name, type } = metric;
  const lever = leverOf(id) ?? 'record';
  return {
    metric: id,
    name,
    type,
    lever,
    before: shownValue(of.facts[id] ?? null, metric, false),
    after: shownValue(value, metric, false),
    step: step === null ? null : decimal(step),
  };
}

const sentenceOf = (of: SearchInit, metric: Metric, value: LiftValue): Both =>
  movedSentence(metric, worded(metric, of.facts[metric.id] ?? null), worded(metric, value), true) ?? metric.name;

export function tellLift(of: SearchInit, found: readonly Found[]): Lift {
  const { rank, score } = found[0]!;
  const level = of.policy.levels[rank!]!;
  const moves = join(
    found.map(({ task, value }) => sentenceOf(of, task.metric, value)),
    '，且',
    ' and ',
  );
  const points = of.policy.items.length ? grouped(Math.round(Number(score) * 100) / 100) : null;
  return {
    changes: found.map(({ task, value, step }) => changeOf(of, task.metric, value, step)),
    level: level.id,
    levelName: level.name,
    score: points === null ? null : decimal(micro(score)),
    moves,
    sentence: both(
      `${moves.zh}：升至${spaced(level.id)} 级${points === null ? '' : `（${points} 分）`}`,
      `${moves.en}: reaches ${level.id}${points === null ? '' : ` (${points} points)`}`,
    ),
  };
}

/** The nearest change of each metric that gains points at all. */
export function tellGains(of: SearchInit, attempts: readonly Attempt[]): TierLift['gains'] {
  return attempts.flatMap((one) => {
    const { metric } = one.task;
    const gained = (each: Tried) => micro(each.score) - micro(of.base.score);
    const lists = isFigure(metric) ? outward(of, one) : [one.tried];
    const [first] = lists.flatMap((list) => list.find((each) => gained(each) > 0n) ?? []).toSorted((a, b) => Number(gained(b) - gained(a)));
    if (!first) return [];
    const moved = sentenceOf(of, metric, first.value);
    const points = signed(Math.round(Number(decimal(gained(first))) * 100) / 100);
    return [
      {
        change: changeOf(of, metric, first.value, null),
        points: decimal(gained(first)),
        sentence: both(`${moved.zh}，${points} 分`, `${moved.en}: ${points}`),
      },
    ];
  });
}
