import { type NamedStep, Trigger } from '@fulcrum/contract';
import i18n from 'i18next';
import { describe, expect, test } from 'vitest';
import { startI18n } from '../../i18n/i18n.ts';
import { aimWords, limitWords } from './limit-words.ts';
import type { Speech } from './play-speech.ts';
import { stepWords } from './step-words.ts';
import { triggerWords } from './trigger-words.ts';
import { variableNames } from './variable-names.ts';

await startI18n('zh');
const names = { name: (metric: string) => metric, value: (_: string, value: unknown) => String(value) };
const t = i18n.getFixedT('zh');
const zh: Speech = {
  ...{ t, language: 'zh', names, number: String, money: (amount) => `¥${amount}` },
  list: (parts) => parts.join('、'),
  stage: (id) => id.toUpperCase(),
  play: (id) => id,
  procedure: (id) => id,
  event: (id) => id,
  text: (text) => variableNames(text.zh, t, names),
};
const both = (zh: string) => ({ zh, en: 'x' });
const STEPS: NamedStep[] = [
  {
    id: 'call',
    task: { for: 'owner', dueInWorkingDays: 5, kind: 'call', title: both('与{{account}}谈续约'), reason: both('x'), checklist: [] },
  },
  { id: 'rest', wait: { closed: 'call', atMost: 14 } },
  { id: 'went', branch: { test: { task: 'call', closedAs: ['reached', 'agreed'] }, met: 'end', unmet: 'last' } },
  { id: 'mark', set: { field: 'care', value: null } },
  { id: 'last', start: { play: 'other' } },
  { id: 'over', end: true },
];

describe('a play in words', () => {
  test('says each step with the steps that it names by their place', () => {
    expect(STEPS.map((step) => stepWords(step, STEPS, zh))).toEqual([
      '负责人在 5 个工作日内电话：与‹客户›谈续约',
      '等待第 1 步的待办关闭，最多 14 天',
      '如果第 1 步的结果是已联系、已达成：结束；否则转到第 5 步',
      '清空“account.field.care”',
      '启动剧本“other”',
      '到此结束',
    ]);
  });

  test.each([
    [{ on: 'tier_moved', direction: 'down' }, '等级降级'],
    [{ on: 'cadence_due', days: { S: 30, A: 60 } }, '超过天数没有双向联系：S 级 30 天、A 级 60 天'],
    [{ on: 'stage_entered', stages: ['launch'] }, '进入LAUNCH'],
    [{ on: 'stage_left' }, '离开任一阶段'],
    [{ on: 'stage_stayed', days: 90 }, '在任一阶段停留超过 90 天'],
    [{ on: 'stage_stayed' }, '在任一阶段停留超过预期时间'],
    [{ on: 'term_ends', at: [90, 60, 30] }, '合同到期前 90 / 60 / 30 天仍未续签'],
    [{ on: 'payment_overdue', at: [7] }, '回款逾期 7 天'],
    [{ on: 'contact_left', roles: ['decider'] }, '决策者离职'],
    [{ on: 'milestone_missed' }, '里程碑到期未验收'],
    [{ on: 'health_fell', below: 60, by: 20 }, '健康度跌破 60 分，或健康度一次下降 20 分以上'],
    [{ on: 'risk_raised', kinds: ['overdue'] }, '登记了风险：回款逾期'],
    [{ on: 'request_escalated', requests: ['fault', 'complaint'], severities: ['critical'] }, '服务请求超时：生产故障、投诉，紧急'],
    [{ on: 'request_warned', severities: ['critical'] }, '服务请求快要超时：紧急'],
    [{ on: 'request_reopened' }, '服务请求重新打开'],
    [{ on: 'request_rated_low', upTo: 2 }, '服务请求的评价不高于 2 分'],
    [{ on: 'feedback_delivered' }, '客户提过的产品反馈已交付'],
    [{ on: 'feedback_delivered', outcomes: ['delivered', 'declined'] }, '客户提过的产品反馈已交付或不采纳'],
    [{ on: 'condition_met', when: { metric: 'x', op: '>', value: 3 } }, '满足条件：x > 3'],
    [{ on: 'by_hand' }, '由人、接口或其他剧本启动'],
  ])('says when it begins: %j', (trigger, words) => {
    expect(triggerWords(Trigger.parse(trigger), zh)).toBe(words);
  });

  test('says its limits, and what it is to bring about', () => {
    const limits = {
      oncePerDays: 30,
      atMost: { runs: 50, per: 'week' as const },
      budget: { each: 100, total: 5000, per: 'year' as const },
    };
    expect(limitWords({ limits, holdout: 0.1 }, zh)).toEqual([
      '同一客户 30 天内只启动一次',
      '每周最多启动 50 次，金额高的客户优先，其余排队',
      '每次花费 ¥100，每年不超过 ¥5000',
      '留出 10% 的客户不做，作对照',
    ]);
    expect(aimWords({ outcome: 'renewed', withinDays: 120 }, zh)).toBe('120 天内续签');
  });
});
