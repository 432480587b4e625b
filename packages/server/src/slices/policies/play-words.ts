import { type Both, type BranchStep, kindOfStep, type NamedStep, type PlayAim, type Trigger, type WaitStep } from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import { conditionSentence, grouped } from '../tiering/index.ts';
import { metricName } from './difference-items.ts';
import { SEVERITY_NAMES } from './difference-sla.ts';
import { both, named, none } from './difference-words.ts';
import { DOER_NAMES, joined, OUTCOME_NAMES, placeName, quoted, REQUEST_NAMES, RISK_NAMES, ROLE_NAMES } from './play-names.ts';

export const days = (count: number | undefined): Both =>
  count === undefined ? none : both(`${grouped(count)} 天`, `${grouped(count)} days`);
const marks = (list: readonly number[]): Both => both(list.join('/'), list.join('/'));
const stages = (list: readonly string[] | undefined): Both => (list ? joined(list.map(quoted)) : both('任一阶段', 'any stage'));

type OfRequests = Extract<Trigger, { on: 'request_warned' | 'request_escalated' | 'request_reopened' | 'request_rated_low' }>;
function requestHappening(trigger: OfRequests): Both {
  switch (trigger.on) {
    case 'request_warned':
      return both('服务请求快要超时', 'a service request is running out of time');
    case 'request_escalated':
      return both('服务请求超时', 'a service request went over its time');
    case 'request_reopened':
      return both('服务请求重新打开', 'a service request was opened again');
    case 'request_rated_low':
      return both(`服务请求的评价不高于 ${trigger.upTo} 分`, `a service request was rated ${trigger.upTo} or lower`);
  }
}
function whichRequests(trigger: OfRequests): Both {
  const severities = 'severities' in trigger ? trigger.severities?.map((one) => SEVERITY_NAMES[one]) : undefined;
  const which = [trigger.requests?.map((kind) => REQUEST_NAMES[kind]), severities].flatMap((names) => (names ? [joined(names)] : []));
  return which.length ? both(`（${which.map(({ zh }) => zh).join('；')}）`, ` (${which.map(({ en }) => en).join('; ')})`) : none;
}

/** What makes a play begin. */
export function triggerSentence(trigger: Trigger, catalog: Catalog): Both {
  switch (trigger.on) {
    case 'tier_moved':
      return {
        up: both('等级升级', 'the tier went up'),
        down: both('等级降级', 'the tier went down'),
        any: both('等级变更', 'the tier moved'),
      }[trigger.direction];
    case 'cadence_due': {
      const each = joined(Object.entries(trigger.days).map(([level, most]) => both(`${level} 级 ${most} 天`, `${level} ${most} days`)));
      return both(`超期未联系（${each.zh}）`, `no contact within ${each.en}`);
    }
    case 'stage_entered':
      return both(`进入${stages(trigger.stages).zh}`, `entered ${stages(trigger.stages).en}`);
    case 'stage_left':
      return both(`离开${stages(trigger.stages).zh}`, `left ${stages(trigger.stages).en}`);
    case 'stage_stayed': {
      const long =
        trigger.days === undefined
          ? both('超过预期', 'longer than expected')
          : both(`超过 ${trigger.days} 天`, `more than ${trigger.days} days`);
      return both(`停留在${stages(trigger.stages).zh}${long.zh}`, `in ${stages(trigger.stages).en} for ${long.en}`);
    }
    case 'term_ends':
      return both(`到期前 ${marks(trigger.at).zh} 天`, `${marks(trigger.at).en} days before the end`);
    case 'certificate_expiring':
      return both(`证书到期前 ${marks(trigger.at).zh} 天`, `${marks(trigger.at).en} days before a certificate ends`);
    case 'key_event': {
      const unit = trigger.in === 'days' ? both('天', 'days') : both('个工作日', 'working days');
      const at = trigger.at.map((mark) =>
        both(`${mark <= 0 ? '前' : '后'} ${Math.abs(mark)} ${unit.zh}`, `${Math.abs(mark)} ${unit.en} ${mark <= 0 ? 'before' : 'after'}`),
      );
      const events = trigger.events.map((id) => `“${id}”`);
      return both(
        `重点事件${events.join('、')}${at.map(({ zh }) => zh).join('、')}`,
        `${at.map(({ en }) => en).join(', ')} the key event ${events.join(', ')}`,
      );
    }
    case 'payment_overdue':
      return both(`回款逾期 ${marks(trigger.at).zh} 天`, `${marks(trigger.at).en} days overdue`);
    case 'contact_left': {
      const who = trigger.roles ? joined(trigger.roles.map((role) => ROLE_NAMES[role])) : both('任一联系人', 'any contact');
      return both(`${who.zh}离职`, `${who.en} left`);
    }
    case 'milestone_missed':
      return both(`里程碑逾期 ${trigger.days} 天`, `a milestone late by ${trigger.days} days`);
    case 'health_fell': {
      const below = trigger.below === undefined ? [] : [both(`低于 ${trigger.below} 分`, `below ${trigger.below}`)];
      const by = trigger.by === undefined ? [] : [both(`一次下降 ${trigger.by} 分`, `by ${trigger.by} points`)];
      const how = joined([...below, ...by]);
      return both(`健康度${how.zh}`, `health fell ${how.en}`);
    }
    case 'risk_raised': {
      const kinds = trigger.kinds ? joined(trigger.kinds.map((kind) => RISK_NAMES[kind])) : both('任一种', 'of any kind');
      return both(`登记风险（${kinds.zh}）`, `a risk raised (${kinds.en})`);
    }
    case 'request_warned':
    case 'request_escalated':
    case 'request_reopened':
    case 'request_rated_low': {
      const [what, which] = [requestHappening(trigger), whichRequests(trigger)];
      return both(`${what.zh}${which.zh}`, `${what.en}${which.en}`);
    }
    case 'survey_detractor': {
      const few = trigger.surveys ? both('指定问卷', 'of chosen surveys') : both('任一问卷', 'of any survey');
      const upTo = trigger.upTo === undefined ? both('', '') : both(`，不高于 ${trigger.upTo} 分`, `, up to ${trigger.upTo}`);
      return both(`${few.zh}有贬损者${upTo.zh}`, `a detractor ${few.en}${upTo.en}`);
    }
    case 'feedback_delivered': {
      const [zh, en] =
        ((trigger.outcomes ?? ['delivered']) as readonly string[]).length > 1
          ? ['交付或不采纳', 'delivered or declined']
          : trigger.outcomes?.[0] === 'declined'
            ? ['不采纳', 'declined']
            : ['交付', 'delivered'];
      return both(`客户提过的产品反馈已${zh}`, `feedback that the customer gave was ${en}`);
    }
    case 'condition_met': {
      const when = conditionSentence(trigger.when, catalog);
      return both(`满足“${when.zh}”`, `“${when.en}” came to hold`);
    }
    case 'by_hand':
      return both('由人启动', 'by hand');
  }
}

export function aimSentence(aim: PlayAim | undefined, catalog: Catalog): Both {
  if (!aim) return none;
  const within = days(aim.withinDays);
  if (aim.outcome === 'condition') {
    const when = conditionSentence(aim.when, catalog);
    return both(`${within.zh}后“${when.zh}”`, `“${when.en}” after ${within.en}`);
  }
  const what = { renewed: both('续签', 'renewed'), bought_again: both('再次下单', 'bought again'), kept: both('没有流失', 'kept') }[
    aim.outcome
  ];
  return both(`${within.zh}内${what.zh}`, `${what.en} within ${within.en}`);
}

function waitSentence({ wait }: WaitStep, steps: readonly NamedStep[]): Both {
  if ('closed' in wait) {
    const { zh, en } = placeName(wait.closed, steps);
    return both(`等${zh}关闭，最多 ${wait.atMost} 天`, `until ${en} is closed, at most ${wait.atMost} days`);
  }
  return 'days' in wait
    ? both(`等 ${wait.days} 天`, `${wait.days} days`)
    : both(`等 ${wait.workingDays} 个工作日`, `${wait.workingDays} working days`);
}

function branchSentence({ branch: { test, met, unmet } }: BranchStep, steps: readonly NamedStep[], catalog: Catalog): Both {
  const way = (target: string | undefined): Both =>
    target === undefined ? both('继续', 'go on') : target === 'end' ? both('结束', 'end') : placeName(target, steps);
  const asks =
    'when' in test
      ? conditionSentence(test.when, catalog)
      : 'begunAt' in test
        ? both(`由 ${test.begunAt.join('、')} 天的节点启动`, `begun by the mark of ${test.begunAt.join(', ')} days`)
        : both(
            `${placeName(test.task, steps).zh}的结果是${joined(test.closedAs.map((one) => OUTCOME_NAMES[one])).zh}`,
            `${placeName(test.task, steps).en} came to ${joined(test.closedAs.map((one) => OUTCOME_NAMES[one])).en}`,
          );
  return both(`“${asks.zh}”则${way(met).zh}，否则${way(unmet).zh}`, `if “${asks.en}”: ${way(met).en}, otherwise ${way(unmet).en}`);
}

/** A step in one clause. */
export function stepSentence(step: NamedStep, steps: readonly NamedStep[], catalog: Catalog): Both {
  if ('task' in step) {
    const doer = DOER_NAMES[step.task.for];
    return both(`${doer.zh}的待办${named(step.task.title).zh}`, `a task of ${doer.en}, ${named(step.task.title).en}`);
  }
  if ('message' in step) {
    const doer = DOER_NAMES[step.message.for];
    const { channel, subject } = step.message;
    if (channel === 'mail' && subject) return both(`发出邮件${named(subject).zh}`, `a mail, ${named(subject).en}`);
    return both(`${doer.zh}发出消息${named(step.message.title).zh}`, `a message sent by ${doer.en}, ${named(step.message.title).en}`);
  }
  if ('material' in step) {
    const { what, gift, worth } = step.material;
    const piece = named(what);
    const gifts = gift
      ? both(
          `（礼品${worth === undefined ? '' : `，每份 ${grouped(worth)}`}）`,
          ` (a gift${worth === undefined ? '' : `, ${grouped(worth)} each`})`,
        )
      : none;
    return both(`寄送${piece.zh}${gift ? gifts.zh : ''}`, `${piece.en} by post${gift ? gifts.en : ''}`);
  }
  if ('notify' in step) {
    const { group, title } = step.notify;
    return both(`在“${group}”群里通知${named(title).zh}`, `a notice in “${group}”, ${named(title).en}`);
  }
  if ('webhook' in step) return both(`推送到“${step.webhook.target}”`, `a call of “${step.webhook.target}”`);
  if ('wait' in step) return waitSentence(step, steps);
  if ('branch' in step) return branchSentence(step, steps, catalog);
  if ('set' in step) {
    const field = metricName(`account.field.${step.set.field}`, catalog);
    const value = step.set.value === null ? both('空', 'nothing') : quoted(String(step.set.value));
    return both(`把“${field.zh}”设为${value.zh}`, `“${field.en}” set to ${value.en}`);
  }
  if ('start' in step) return both(`启动剧本“${step.start.play}”`, `the play “${step.start.play}” begun`);
  if ('begin' in step) return both(`发起流程“${step.begin.procedure}”`, `the procedure “${step.begin.procedure}” begun`);
  return kindOfStep(step) === 'end' ? both('到此结束', 'the end') : none;
}
