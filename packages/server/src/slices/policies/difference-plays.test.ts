import { PlayPolicy, type PolicyDocument } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { mutants, PLAYS } from '../../../test/harness/play-mutants.ts';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const catalog = catalogWith([]);
const said = (before: PolicyDocument, after: PolicyDocument, language: 'zh' | 'en' = 'zh') =>
  differenceOf(before, after, catalog).map(({ text }) => text[language]);
const [PLAY] = PLAYS as [PlayPolicy];
type Step = PlayPolicy['steps'][number];

test('whatever is changed in a play is told in words, and never by its place', () => {
  for (const play of PLAYS)
    for (const { place, mutant } of mutants(play)) {
      const changes = differenceOf(play, mutant, catalog);
      expect(changes, `${play.id} ${place}`).not.toEqual([]);
      for (const { text } of changes) {
        expect(text.zh, place).not.toMatch(/\w+\[\d+\]|^(?:\w+\.)+\w+ 由|undefined|\[object/);
        expect(text.en, place).not.toMatch(/undefined|\[object/);
      }
    }
});

test('what begins it, whom it concerns, its limits and its aim are said as a person would say it', () => {
  const after = PlayPolicy.parse({
    ...PLAY,
    trigger: { on: 'payment_overdue', at: [7, 30] },
    who: undefined,
    limits: { oncePerDays: 60, atMost: { runs: 20, per: 'month' } },
    holdout: 0.2,
    aim: { outcome: 'kept', withinDays: 90 },
    sample: true,
  });
  expect(said(PLAY, after)).toEqual([
    '触发条件由到期前 90/60 天改为回款逾期 7/30 天',
    '对象由员工人数不低于 100 改为所有客户',
    '同一客户的间隔由 30 天改为 60 天',
    '启动次数上限由每周 10 次改为每月 20 次',
    '预算由每次 100、每年不超过 5,000 改为无',
    '对照组由 10% 改为 20%',
    '目标由 120 天内续签改为 90 天内没有流失',
    '标为示例值',
  ]);
});

test('steps go by their ids: what came, what went, what says something else, and another order', () => {
  const [call, write, rest, went, mark, next, end] = PLAY.steps as [Step, Step, Step, Step, Step, Step, Step];
  const task = { ...('task' in call ? call.task : {}), for: 'sales', dueInWorkingDays: 1, ranks: undefined };
  const after = PlayPolicy.parse({ ...PLAY, steps: [{ ...call, task }, write, went, rest, { id: 'more', wait: { days: 3 } }, next, end] });
  expect(said(PLAY, after)).toEqual([
    '第 1 步的执行人由负责人改为销售',
    '第 1 步的期限由 5 个工作日改为 1 个工作日',
    '第 1 步的联系层级由高层改为不限',
    '删除原第 5 步：把“account.field.care”设为“yes”',
    '新增第 5 步：等 3 天',
    '步骤的顺序有调整',
  ]);
  expect(said(PLAY, { ...PLAY, steps: [call, write, { id: 'rest', wait: { days: 7 } }, went, mark, next, end] }, 'en')).toEqual([
    'Step 3: a wait from “until step 1 is closed, at most 14 days” to “7 days”',
  ]);
});
