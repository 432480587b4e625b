import type { Both, PolicyChange, PolicyDocument, TierLevel, TierPolicy } from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import { conditionSentence, grouped, levelSentence } from '../tiering/index.ts';
import { benefitsDifference } from './difference-benefits.ts';
import { calendarDifference } from './difference-calendar.ts';
import { healthDifference } from './difference-health.ts';
import { addedItem, changedItem } from './difference-items.ts';
import { NO_TITLES, type ObjectiveTitles, objectivesDifference } from './difference-objectives.ts';
import { partsOf } from './difference-parts.ts';
import { playDifference } from './difference-plays.ts';
import { procedureDifference } from './difference-procedures.ts';
import { slaDifference } from './difference-sla.ts';
import { lifecycleDifference } from './difference-stages.ts';
import { both, changedName, fromTo, named, none, SCHEDULES, same, sampleChange } from './difference-words.ts';
import { unlikePlaces } from './unlike-places.ts';

/**
 * What tells two documents of one policy apart, in words; empty exactly where they say the same. Null: there was none before. `titles`: of the
 * objectives, by what policies call them.
 */
export function differenceOf(
  before: PolicyDocument | null,
  after: PolicyDocument,
  catalog: Catalog,
  titles: ObjectiveTitles = NO_TITLES,
): PolicyChange[] {
  if (before === null) return [{ part: 'policy', id: null, what: 'added', text: both('第一个版本', 'The first version') }];
  // Every kind names its objectives alike: the rest is told as of documents that name the same.
  const rest = { ...before, objectives: after.objectives };
  return [...(same(rest, after) ? [] : restDifference(rest, after, catalog)), ...objectivesDifference(before, after, titles)];
}

function restDifference(before: PolicyDocument, after: PolicyDocument, catalog: Catalog): PolicyChange[] {
  const told = differing(before, after, catalog);
  // Other kinds, and what no sentence is made for, are told by their place.
  return told.length ? told : unlikePlaces(before, after);
}

function differing(before: PolicyDocument, after: PolicyDocument, catalog: Catalog): PolicyChange[] {
  if (before.kind === 'tier' && after.kind === 'tier') return tierDifference(before, after, catalog);
  if (before.kind === 'lifecycle' && after.kind === 'lifecycle') return lifecycleDifference(before, after, catalog);
  if (before.kind === 'health' && after.kind === 'health') return healthDifference(before, after, catalog);
  if (before.kind === 'benefits' && after.kind === 'benefits') return benefitsDifference(before, after);
  if (before.kind === 'play' && after.kind === 'play') return playDifference(before, after, catalog);
  if (before.kind === 'procedure' && after.kind === 'procedure') return procedureDifference(before, after);
  if (before.kind === 'calendar' && after.kind === 'calendar') return calendarDifference(before, after, catalog);
  return before.kind === 'sla' && after.kind === 'sla' ? slaDifference(before, after) : [];
}

function tierDifference(before: TierPolicy, after: TierPolicy, catalog: Catalog): PolicyChange[] {
  const items = partsOf('item', before.items, after.items, {
    added: (item) => addedItem(item, catalog),
    removed: ({ name }) => both(`删除计分项${named(name).zh}`, `Item ${named(name).en} removed`),
    changed: (was, is) => changedItem(was, is, catalog),
    moved: both('计分项的顺序有调整', 'Items stand in another order'),
  });
  const levels = partsOf('level', before.levels, after.levels, {
    added: (level) => addedLevel(level, catalog),
    removed: (level) => both(`删除等级 ${level.id}${named(level.name).zh}`, `Level ${level.id} ${named(level.name).en} removed`),
    changed: (was, is) => changedLevel(was, is, catalog),
    moved: both('等级的顺序有调整', 'Levels stand in another order'),
  });
  return [...items, ...levels, ...headDifference(before, after)];
}

function addedLevel(level: TierLevel, catalog: Catalog): Both {
  const asks = levelSentence(level, catalog) ?? both('其余客户', 'the rest');
  return both(`新增等级 ${level.id}${named(level.name).zh}：${asks.zh}`, `New level ${level.id} ${named(level.name).en}: ${asks.en}`);
}

function changedLevel(was: TierLevel, is: TierLevel, catalog: Catalog): Both[] {
  const score = (value: number | undefined) => (value === undefined ? none : both(`${grouped(value)} 分`, grouped(value)));
  const when = ({ when: condition }: TierLevel) => (condition ? conditionSentence(condition, catalog) : none);
  const level = (what: Both) => both(`${is.id} 级的${what.zh}`, `Level ${is.id}: ${what.en}`);
  return [
    ...changedName(both(`等级 ${is.id} `, `Level ${is.id} `), was.name, is.name),
    ...(was.score === is.score ? [] : [fromTo(level(both('门槛', 'threshold')), score(was.score), score(is.score))]),
    ...(same(was.when, is.when) ? [] : [fromTo(level(both('条件', 'condition')), when(was), when(is))]),
  ];
}

function headDifference(before: TierPolicy, after: TierPolicy): PolicyChange[] {
  const times = (count: number | undefined) => (count === undefined ? none : both(`连续 ${count} 次`, `${count} evaluations in a row`));
  const margin = (value: number | undefined) => (value === undefined ? none : both(`${grouped(value)} 分`, `${grouped(value)} points`));
  const rfm = (of: TierPolicy['rfm']) =>
    of ? both(`${of.method}、${of.window}`, `${of.method}, ${of.window}`) : both('默认', 'the default');
  const [m, e, s, r] = [
    both('缓降的分差', 'Margin before a level is lost'),
    both('缓降的次数', 'Evaluations before a level is lost'),
    both('评估时间', 'Evaluated'),
    both('RFM 的算法', 'RFM'),
  ];
  const texts = [
    ...changedName(both('标准', 'The standard '), before.name, after.name),
    ...(before.schedule === after.schedule ? [] : [fromTo(s, SCHEDULES[before.schedule], SCHEDULES[after.schedule])]),
    ...(before.hysteresis?.margin === after.hysteresis?.margin
      ? []
      : [fromTo(m, margin(before.hysteresis?.margin), margin(after.hysteresis?.margin))]),
    ...(before.hysteresis?.evaluations === after.hysteresis?.evaluations
      ? []
      : [fromTo(e, times(before.hysteresis?.evaluations), times(after.hysteresis?.evaluations))]),
    ...(same(before.rfm, after.rfm) ? [] : [fromTo(r, rfm(before.rfm), rfm(after.rfm))]),
    ...sampleChange(before, after),
  ];
  return texts.map((text) => ({ part: 'policy', id: null, what: 'changed', text }));
}
