import { type BranchStep, type NamedStep, type PlayPolicy, stepsOf, taskOfStep, type WaitStep } from '@fulcrum/contract';
import type { Around } from './around.ts';
import type { Catalog } from './catalog.ts';
import { unknownEvent } from './check-calendar.ts';
import { checkCondition } from './check-condition.ts';
import { repeated } from './check-ids.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';
import { isMetric, unknownVariables } from './play-variables.ts';
import { announcedVariables } from './warn-play.ts';

/** What is wrong with a play of the right shape. */
export function checkPlay(play: PlayPolicy, catalog: Catalog, around: Around): PolicyIssue[] {
  const steps = stepsOf(play);
  return [
    ...checkTrigger(play, catalog, around),
    ...(play.who ? checkCondition(play.who, ['who'], catalog) : []),
    ...(play.stopWhen ? checkCondition(play.stopWhen, ['stopWhen'], catalog) : []),
    ...(play.aim?.outcome === 'condition' ? checkCondition(play.aim.when, ['aim', 'when'], catalog) : []),
    ...repeated(steps, 'steps'),
    ...steps.flatMap((step, at) => checkStep(play, step, at, steps, catalog)),
    ...checkTexts(play, catalog, around),
    ...(play.holdout && !play.aim
      ? [
          issueAt(
            ['holdout'],
            'play.holdout_aimless',
            '留出了对照组却没有目标，无从比较；请写明目标（aim），或去掉对照组',
            'Accounts are held out and nothing is compared: say what the play is to bring about (aim), or hold nobody out',
          ),
        ]
      : []),
  ];
}

function checkTrigger({ trigger }: PlayPolicy, catalog: Catalog, around: Around): PolicyIssue[] {
  if (trigger.on === 'condition_met') return checkCondition(trigger.when, ['trigger', 'when'], catalog);
  if (trigger.on === 'health_fell' && trigger.below === undefined && trigger.by === undefined)
    return [
      issueAt(
        ['trigger'],
        'play.health_how',
        '请写明健康度低于多少（below），或一次下降多少（by）',
        'Say below which mark the health fell (below), or by how much (by)',
      ),
    ];
  if (trigger.on === 'key_event') return [...checkMarks(trigger.at), ...checkEvents(trigger.events, around)];
  if (trigger.on === 'term_ends' || trigger.on === 'payment_overdue' || trigger.on === 'certificate_expiring')
    return checkMarks(trigger.at);
  if (trigger.on === 'cadence_due' && around.levels)
    return Object.keys(trigger.days)
      .filter((level) => !around.levels?.includes(level))
      .map((level) =>
        issueAt(
          ['trigger', 'days', level],
          'level.unknown',
          `分级标准没有“${level}”这一级，请改为现有等级：${around.levels?.join('、')}`,
          `The tier policy has no level “${level}”: choose one of ${around.levels?.join(', ')}`,
        ),
      );
  if ((trigger.on === 'stage_entered' || trigger.on === 'stage_left' || trigger.on === 'stage_stayed') && around.stages)
    return (trigger.stages ?? []).flatMap((stage, at) =>
      around.stages?.includes(stage)
        ? []
        : [
            issueAt(
              ['trigger', 'stages', at],
              'stage.unknown',
              `生命周期没有阶段“${stage}”，请改为现有阶段：${around.stages?.join('、')}`,
              `The lifecycle has no stage “${stage}”: choose one of ${around.stages?.join(', ')}`,
            ),
          ],
    );
  return [];
}

const checkMarks = (at: readonly number[]): PolicyIssue[] =>
  new Set(at).size < at.length
    ? [issueAt(['trigger', 'at'], 'play.day_twice', '天数重复，请只保留一个', 'A day stands twice: keep one')]
    : [];

/** Events of the calendars in force. */
function checkEvents(events: readonly string[], { events: known }: Around): PolicyIssue[] {
  if (!known) return [];
  return events.flatMap((id, at) => {
    const found = known.find((one) => one.id === id);
    return found ? [] : [unknownEvent(id, ['trigger', 'events', at], known)];
  });
}

type Steps = readonly NamedStep[];

function checkStep(play: PlayPolicy, step: NamedStep, at: number, steps: Steps, catalog: Catalog): PolicyIssue[] {
  if ('wait' in step) return checkWait(step, at, steps);
  if ('branch' in step) return checkBranch(step, at, play, catalog);
  if ('message' in step && step.message.channel === 'mail' && !step.message.subject)
    return [
      issueAt(
        ['steps', at, 'message', 'subject'],
        'message.no_subject',
        '邮件要有主题，请填写 subject，或改为“复制发送”（copy）',
        'A mail needs its subject: write one (subject), or make it a draft to copy (copy)',
      ),
    ];
  if ('material' in step && step.material.gift && step.material.worth === undefined)
    return [
      issueAt(
        ['steps', at, 'material', 'worth'],
        'material.worthless',
        '礼品要写明单价（worth），才能按年度上限控制',
        'A gift says what it is worth (worth), so that the yearly caps can hold',
      ),
    ];
  if ('set' in step && !catalog.get(`account.field.${step.set.field}`))
    return [
      issueAt(
        ['steps', at, 'set', 'field'],
        'field.unknown',
        `没有自定义字段“${step.set.field}”，请先在设置里建立，或改用现有字段`,
        `There is no own field “${step.set.field}”: declare it in the settings, or name one that is there`,
      ),
    ];
  if ('start' in step && step.start.play === play.id)
    return [
      issueAt(
        ['steps', at, 'start', 'play'],
        'play.starts_itself',
        '剧本不能启动自己，请换一个剧本',
        'A play cannot begin itself: name another',
      ),
    ];
  return [];
}

/** The task of an earlier step, or what is wrong with naming it. */
function earlierTask(id: string, at: number, path: (string | number)[], steps: Steps): PolicyIssue[] {
  const found = steps.slice(0, at).find((one) => one.id === id);
  if (found && taskOfStep(found)) return [];
  return [
    issueAt(
      path,
      'step.no_task_before',
      `前面没有编号为“${id}”的任务步骤，请改为这一步之前的任务`,
      `No task “${id}” stands before this step: name a task of an earlier step`,
    ),
  ];
}

const checkWait = ({ wait }: WaitStep, at: number, steps: Steps): PolicyIssue[] =>
  'closed' in wait ? earlierTask(wait.closed, at, ['steps', at, 'wait', 'closed'], steps) : [];

/** The marks of a branch are days at which the trigger fires. */
function marksOfTrigger(begunAt: readonly number[], { trigger }: PlayPolicy, path: (string | number)[]): PolicyIssue[] {
  const marks: readonly number[] = 'at' in trigger ? trigger.at : [];
  return begunAt.flatMap((mark, at) =>
    marks.includes(mark)
      ? []
      : [
          issueAt(
            [...path, at],
            'branch.no_mark',
            marks.length
              ? `触发条件里没有 ${mark} 天这个节点，请从 ${marks.join('、')} 里选`
              : '这个触发条件没有节点，请改为按条件或待办的结果分支',
            marks.length
              ? `The trigger has no mark of ${mark} days: name one of ${marks.join(', ')}`
              : 'This trigger has no marks: branch by a condition or by what came of a task',
          ),
        ],
  );
}

function checkBranch({ branch }: BranchStep, at: number, play: PlayPolicy, catalog: Catalog): PolicyIssue[] {
  const steps = stepsOf(play);
  const path = ['steps', at, 'branch'];
  const { test } = branch;
  const asked =
    'when' in test
      ? checkCondition(test.when, [...path, 'test', 'when'], catalog)
      : 'task' in test
        ? earlierTask(test.task, at, [...path, 'test', 'task'], steps)
        : marksOfTrigger(test.begunAt, play, [...path, 'test', 'begunAt']);
  const later = (['met', 'unmet'] as const).flatMap((way) => {
    const target = branch[way];
    if (target === undefined || target === 'end' || steps.findIndex(({ id }) => id === target) > at) return [];
    return [
      issueAt(
        [...path, way],
        'step.not_later',
        `后面没有步骤“${target}”；分支只能转到后面的步骤，或结束（end）`,
        `No step “${target}” follows: a branch leads to a later step, or to the end`,
      ),
    ];
  });
  const same =
    branch.met === branch.unmet
      ? [
          issueAt(
            path,
            'branch.same',
            '两条分支去向相同，请改其中一条，或删除这一步',
            'Both ways lead to the same step: change one, or take the branch out',
          ),
        ]
      : [];
  return [...asked, ...later, ...same];
}

/** Texts may name what the trigger gives, and metrics that nobody sees masked. */
function checkTexts(play: PlayPolicy, catalog: Catalog, around: Around): PolicyIssue[] {
  const known = (name: string) => {
    const metric = catalog.get(name);
    // What lists have at hand: stored figures, and what stands in the account's own row and state.
    return metric !== undefined && metric.masked === undefined && (Boolean(metric.stored) || /^(account|state)\./.test(name));
  };
  return unknownVariables(play, known, announcedVariables(play, around)).map(({ path, name, known: may }) => {
    const list = (separator: string) => may.map((one) => `{{${one}}}`).join(separator);
    return isMetric(name)
      ? issueAt(
          path,
          'text.metric',
          `文字里的指标“${name}”不存在、没有存储或涉及金额，请换一个指标`,
          `The metric “${name}” in the text does not exist, is not kept, or tells amounts: name another`,
        )
      : issueAt(
          path,
          'text.variable',
          `文字里的变量“${name}”在这里没有值，可用：${list('、')}`,
          `Nothing gives “${name}” here: use ${list(', ')}`,
        );
  });
}
