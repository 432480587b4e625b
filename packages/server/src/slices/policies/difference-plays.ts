import {
  type AskedTask,
  type Both,
  kindOfStep,
  type MaterialStep,
  type NamedStep,
  type NotifyStep,
  type PlayPolicy,
  type PolicyChange,
  stepsOf,
  taskOfStep,
} from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import { conditionSentence, grouped } from '../tiering/index.ts';
import { changed, type Of } from './difference-items.ts';
import { partsOf } from './difference-parts.ts';
import { both, changedName, none, sampleChange } from './difference-words.ts';
import { CHANNEL_NAMES, contactKind, DOER_NAMES, joined, placeName, quoted, RANK_NAMES, ROLE_NAMES, STEP_NAMES } from './play-names.ts';
import { aimSentence, days, stepSentence, triggerSentence } from './play-words.ts';

type Task = AskedTask;
type Limits = PlayPolicy['limits'];

/** What tells two plays apart: when they begin, at whom, step by step, within which limits and to bring about what. */
export function playDifference(before: PlayPolicy, after: PlayPolicy, catalog: Catalog): PolicyChange[] {
  const asked = (when: PlayPolicy['who']): Both => (when ? conditionSentence(when, catalog) : none);
  const head = [
    ...changed(before.trigger, after.trigger, both('触发条件', 'Begins when'), (one) => triggerSentence(one, catalog)),
    ...changed(before.who, after.who, both('对象', 'Whom it concerns'), (who) => (who ? asked(who) : both('所有客户', 'everybody'))),
  ];
  const tail = [
    ...limitChanges(before.limits, after.limits),
    ...changed(before.holdout, after.holdout, both('对照组', 'Held out'), (share) =>
      share ? both(`${grouped(share * 100)}%`, `${grouped(share * 100)} %`) : none,
    ),
    ...changed(before.aim, after.aim, both('目标', 'Aim'), (aim) => aimSentence(aim, catalog)),
    ...changed(before.stopWhen, after.stopWhen, both('提前停止的条件', 'Stops early when'), asked),
    ...changedName(both('剧本', 'The play '), before.name, after.name),
    ...sampleChange(before, after),
  ];
  return [...head.map(asPolicy), ...stepChanges(stepsOf(before), stepsOf(after), catalog), ...tail.map(asPolicy)];
}
const asPolicy = (text: Both): PolicyChange => ({ part: 'policy', id: null, what: 'changed', text });

function stepChanges(before: NamedStep[], after: NamedStep[], catalog: Catalog): PolicyChange[] {
  return partsOf('step', before, after, {
    added: (step) => {
      const words = stepSentence(step, after, catalog);
      return both(`新增${placeName(step.id, after).zh}：${words.zh}`, `New ${placeName(step.id, after).en}: ${words.en}`);
    },
    removed: (step) => {
      const words = stepSentence(step, before, catalog);
      return both(`删除原${placeName(step.id, before).zh}：${words.zh}`, `Former ${placeName(step.id, before).en} removed: ${words.en}`);
    },
    changed: (was, is) => {
      const place = placeName(is.id, after);
      const of: Of = (zh, en) => both(`${place.zh}的${zh}`, `${capital(place.en)}: ${en}`);
      const [old, now] = [taskOfStep(was), taskOfStep(is)];
      if ('material' in was && 'material' in is) return materialChanges(was.material, is.material, of);
      if ('notify' in was && 'notify' in is) return noticeChanges(was.notify, is.notify, of);
      if (old && now && kindOfStep(was) === kindOfStep(is)) return [...channelChange(was, is, of), ...taskChanges(old, now, of)];
      const what = kindOfStep(was) === kindOfStep(is) ? STEP_NAMES[kindOfStep(is)] : both('内容', 'what it does');
      const said = { was: stepSentence(was, before, catalog), is: stepSentence(is, after, catalog) };
      return [
        both(
          `${place.zh}的${what.zh}由“${said.was.zh}”改为“${said.is.zh}”`,
          `${capital(place.en)}: ${what.en} from “${said.was.en}” to “${said.is.en}”`,
        ),
      ];
    },
    moved: both('步骤的顺序有调整', 'Steps stand in another order'),
  });
}
const listOf =
  <K extends string>(names: Record<K, Both>) =>
  (keys: readonly K[] | undefined): Both =>
    keys ? joined(keys.map((key) => names[key])) : both('不限', 'anybody');

function materialChanges(was: MaterialStep['material'], is: MaterialStep['material'], of: Of): Both[] {
  return [
    ...textChanges(was.what, is.what, '寄什么', 'what is posted', of),
    ...changed(was.ranks, is.ranks, of('联系层级', 'ranks to reach'), listOf(RANK_NAMES)),
    ...changed(was.roles, is.roles, of('联系角色', 'roles to reach'), listOf(ROLE_NAMES)),
    ...changed(was.gift, is.gift, of('性质', 'kind'), (gift) => (gift ? both('礼品', 'a gift') : both('材料', 'material'))),
    ...changed(was.worth, is.worth, of('单价', 'worth'), (worth) => (worth === undefined ? none : both(grouped(worth), grouped(worth)))),
  ];
}

function noticeChanges(was: NotifyStep['notify'], is: NotifyStep['notify'], of: Of): Both[] {
  return [
    ...changed(was.group, is.group, of('群', 'group'), (group) => both(`“${group}”`, `“${group}”`)),
    ...textChanges(was.title, is.title, '标题', 'title', of),
    ...textChanges(was.detail, is.detail, '内容', 'detail', of),
  ];
}

const channelChange = (was: NamedStep, is: NamedStep, of: Of): Both[] =>
  'message' in was && 'message' in is
    ? changed(was.message.channel, is.message.channel, of('发送方式', 'sent as'), (channel) => CHANNEL_NAMES[channel])
    : [];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function taskChanges(was: Task, is: Task, of: Of): Both[] {
  const text = (field: 'title' | 'reason' | 'subject' | 'script' | 'material', zh: string, en: string) =>
    textChanges(was[field], is[field], zh, en, of);
  return [
    ...changed(was.for, is.for, of('执行人', 'done by'), (doer) => DOER_NAMES[doer]),
    ...changed(was.kind, is.kind, of('方式', 'by'), contactKind),
    ...changed(was.dueInWorkingDays, is.dueInWorkingDays, of('期限', 'due'), (count) =>
      both(`${count} 个工作日`, `in ${count} working days`),
    ),
    ...changed(was.ranks, is.ranks, of('联系层级', 'ranks to reach'), listOf(RANK_NAMES)),
    ...changed(was.roles, is.roles, of('联系角色', 'roles to reach'), listOf(ROLE_NAMES)),
    ...text('title', '标题', 'title'),
    ...text('reason', '原因', 'reason'),
    ...text('subject', '邮件主题', 'subject'),
    ...text('script', '话术', 'script'),
    ...text('material', '材料', 'material'),
    ...checklistChanges(was.checklist, is.checklist, of),
  ];
}

/** A text in either language. */
function textChanges(was: Both | undefined, is: Both | undefined, zh: string, en: string, of: Of): Both[] {
  const said = (text: string | undefined) => (text === undefined ? none : quoted(text));
  return [
    ...changed(was?.zh, is?.zh, of(`${zh}（中文）`, `${en} in Chinese`), said),
    ...changed(was?.en, is?.en, of(`${zh}（英文）`, `${en} in English`), said),
  ];
}

/** Points of a checklist have no ids: where as many stand as before, those that say something else; else how many came and went. */
function checklistChanges(was: readonly Both[], is: readonly Both[], of: Of): Both[] {
  if (was.length === is.length)
    return is.flatMap((text, at) => textChanges(was[at], text, `清单第 ${at + 1} 项`, `point ${at + 1} of the checklist`, of));
  return changed(was, is, of('清单', 'checklist'), (list) =>
    list.length ? joined(list.map(({ zh, en }) => both(`“${zh}”`, `“${en}”`))) : none,
  );
}

function limitChanges(was: Limits, is: Limits): Both[] {
  const runs = (most: Limits['atMost']): Both =>
    most ? both(`${most.per === 'week' ? '每周' : '每月'} ${grouped(most.runs)} 次`, `${grouped(most.runs)} a ${most.per}`) : none;
  const money = (budget: Limits['budget']): Both =>
    budget
      ? both(
          `每次 ${grouped(budget.each)}、${budget.per === 'month' ? '每月' : '每年'}不超过 ${grouped(budget.total)}`,
          `${grouped(budget.each)} each, ${grouped(budget.total)} a ${budget.per}`,
        )
      : none;
  return [
    ...changed(was.oncePerDays, is.oncePerDays, both('同一客户的间隔', 'Once at a customer within'), days),
    ...changed(was.atMost, is.atMost, both('启动次数上限', 'Begins at most'), runs),
    ...changed(was.budget, is.budget, both('预算', 'Budget'), money),
  ];
}
