import type {
  Both,
  Condition,
  ConditionStage,
  ConditionsLifecycle,
  ExitCriterion,
  LifecyclePolicy,
  LifecycleStage,
  LifecycleTrack,
  PolicyChange,
  SubscriptionLifecycle,
} from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import { conditionSentence } from '../tiering/index.ts';
import { partsOf } from './difference-parts.ts';
import { both, changedName, fromTo, named, none, same, sampleChange } from './difference-words.ts';

const MODELS = { subscription: both('订阅的日期', 'subscriptions'), conditions: both('自定条件', 'conditions') };
const UNDELIVERED = { handover: both('留在交接期', 'it waits in handover'), start: both('按开始日算交付', 'it runs from its start') };
const PHASES = {
  link: both('建联', 'link'),
  convert: both('转化', 'convert'),
  service: both('服务', 'service'),
  trust: both('信赖', 'trust'),
};

const days = (value: number | undefined): Both => (value === undefined ? none : both(`${value} 天`, `${value} days`));
const listed = (names: readonly Both[]): Both =>
  names.length ? both(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', ')) : none;
const stage = ({ name }: { name: Both }, what: Both): Both =>
  both(`阶段${named(name).zh}的${what.zh}`, `Stage ${named(name).en}: ${what.en}`);
const changed = <T>(what: Both, was: T, is: T, words: (value: T) => Both): Both[] =>
  same(was, is) ? [] : [fromTo(what, words(was), words(is))];

/** What tells two lifecycles apart, in words. */
export function lifecycleDifference(before: LifecyclePolicy, after: LifecyclePolicy, catalog: Catalog): PolicyChange[] {
  const head: Both[] = [...changedName(both('生命周期', 'The lifecycle '), before.name, after.name), ...sampleChange(before, after)];
  const told = head.map((text): PolicyChange => ({ part: 'policy', id: null, what: 'changed', text }));
  if (before.model === 'subscription' && after.model === 'subscription') return [...linesDifference(before, after), ...told];
  if (before.model === 'conditions' && after.model === 'conditions') return [...courseDifference(before, after, catalog), ...told];
  const model = fromTo(both('阶段的依据', 'Stages go by'), MODELS[before.model], MODELS[after.model]);
  const stages = listed(after.stages.map(({ name }) => named(name)));
  const text = both(`${model.zh}，阶段为：${stages.zh}`, `${model.en}; its stages are ${stages.en}`);
  return [{ part: 'policy', id: null, what: 'changed', text }, ...told];
}

function linesDifference(before: SubscriptionLifecycle, after: SubscriptionLifecycle): PolicyChange[] {
  const rules = [
    ...changed(both('到期后的宽限期', 'Grace after the end'), before.grace, after.grace, days),
    ...changed(
      both('首份合同没有交付日期时的处理', 'A first contract without a delivery'),
      before.undelivered,
      after.undelivered,
      (one) => UNDELIVERED[one],
    ),
  ];
  return [
    ...partsOf('stage', before.stages, after.stages, {
      added: ({ name }) => both(`新增阶段${named(name).zh}`, `New stage ${named(name).en}`),
      removed: ({ name }) => both(`删除阶段${named(name).zh}`, `Stage ${named(name).en} removed`),
      changed: (was, is) => [...changedHead(was, is), ...changed(stage(is, EXIT), was.exit, is.exit, listed)],
      moved: both('阶段的顺序有调整', 'Stages stand in another order'),
    }),
    ...rules.map((text): PolicyChange => ({ part: 'policy', id: null, what: 'changed', text })),
  ];
}
const EXIT = both('离开条件', 'exit criteria');

const changedHead = (was: LifecycleStage | ConditionStage, is: LifecycleStage | ConditionStage): Both[] => [
  ...changedName(both('阶段', 'Stage '), was.name, is.name),
  ...changed(stage(is, both('预期天数', 'expected days')), was.expectedDays, is.expectedDays, days),
];

function courseDifference(before: ConditionsLifecycle, after: ConditionsLifecycle, catalog: Catalog): PolicyChange[] {
  const asked = (when: Condition | undefined): Both => (when ? conditionSentence(when, catalog) : none);
  const taken = ({ when }: LifecycleTrack): Both => (when ? asked(when) : both('其余客户', 'the rest'));
  return [
    ...partsOf('track', before.tracks, after.tracks, {
      added: (track) =>
        both(`新增路径${named(track.name).zh}：${taken(track).zh}`, `New track ${named(track.name).en}: ${taken(track).en}`),
      removed: ({ name }) => both(`删除路径${named(name).zh}`, `Track ${named(name).en} removed`),
      changed: (was, is) => [
        ...changedName(both('路径', 'Track '), was.name, is.name),
        ...(same(was.when, is.when)
          ? []
          : [fromTo(both(`路径${named(is.name).zh}的条件`, `Track ${named(is.name).en}: condition`), taken(was), taken(is))]),
      ],
      moved: both('路径的顺序有调整', 'Tracks stand in another order'),
    }),
    ...partsOf('stage', before.stages, after.stages, {
      added: (one) =>
        both(`新增阶段${named(one.name).zh}：${asked(one.when).zh}`, `New stage ${named(one.name).en}: ${asked(one.when).en}`),
      removed: ({ name }) => both(`删除阶段${named(name).zh}`, `Stage ${named(name).en} removed`),
      changed: (was, is) => changedStage(was, is, before, after, asked),
      moved: both('阶段的顺序有调整', 'Stages stand in another order'),
    }),
  ];
}

function changedStage(
  was: ConditionStage,
  is: ConditionStage,
  before: ConditionsLifecycle,
  after: ConditionsLifecycle,
  asked: (when: Condition | undefined) => Both,
): Both[] {
  const nameOf = (list: readonly { id: string; name: Both }[], id: string): Both =>
    named(list.find((one) => one.id === id)?.name ?? both(id, id));
  const track = (of: ConditionsLifecycle) => (id: string | undefined) => (id === undefined ? none : nameOf(of.tracks, id));
  const follows = (of: ConditionsLifecycle) => (ids: readonly string[] | undefined) =>
    ids === undefined ? both('任何阶段', 'any stage') : listed(ids.map((id) => nameOf(of.stages, id)));
  const between = <T>(what: Both, one: T, other: T, wasWords: (value: T) => Both, isWords: (value: T) => Both): Both[] =>
    same(one, other) ? [] : [fromTo(stage(is, what), wasWords(one), isWords(other))];
  const said = (changes: boolean, on: boolean, yes: Both, no: Both): Both[] =>
    changes ? [on ? stageSays(is, yes) : stageSays(is, no)] : [];
  return [
    ...changedHead(was, is),
    ...changed(stage(is, both('条件', 'condition')), was.when, is.when, asked),
    ...changedExits(was, is, asked),
    ...between(both('后续阶段', 'what may follow'), was.followedBy, is.followedBy, follows(before), follows(after)),
    ...between(both('路径', 'track'), was.track, is.track, track(before), track(after)),
    ...changed(stage(is, both('所属的四阶段', 'phase')), was.phase, is.phase, (phase) => (phase ? PHASES[phase] : none)),
    ...said(
      was.holds !== is.holds,
      is.holds,
      both('改为离开条件全部达到才能离开', 'left only once its exit criteria are met'),
      both('不再要求达到离开条件才能离开', 'left also before its exit criteria are met'),
    ),
    ...said(
      was.lost !== is.lost,
      is.lost,
      both('改为流失阶段', 'customers are lost here'),
      both('不再是流失阶段', 'customers are no longer lost here'),
    ),
  ];
}
const stageSays = ({ name }: { name: Both }, what: Both): Both =>
  both(`阶段${named(name).zh}${what.zh}`, `Stage ${named(name).en}: ${what.en}`);

/** Exit criteria have no ids: where as many stand under the same names, those that ask otherwise; else all of them. */
function changedExits(was: ConditionStage, is: ConditionStage, asked: (when: Condition | undefined) => Both): Both[] {
  if (same(was.exit, is.exit)) return [];
  const names = (list: readonly ExitCriterion[]) => list.map(({ name }) => name);
  if (!same(names(was.exit), names(is.exit))) {
    const told = (list: readonly ExitCriterion[]) =>
      listed(list.map(({ name, when }) => both(`${name.zh}（${asked(when).zh}）`, `${name.en} (${asked(when).en})`)));
    return [fromTo(stage(is, EXIT), told(was.exit), told(is.exit))];
  }
  return is.exit.flatMap(({ name, when }, nth) =>
    changed(stage(is, both(`离开条件${named(name).zh}`, `exit criterion ${named(name).en}`)), was.exit[nth]!.when, when, asked),
  );
}
