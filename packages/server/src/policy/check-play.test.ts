import { describe, expect, test } from 'vitest';
import { ANNOUNCED } from '../../test/harness/announced-calendar.ts';
import { catalogWith } from '../slices/catalog.ts';
import { aroundOf, NOTHING_AROUND } from './around.ts';
import { checkPolicy } from './check.ts';

const catalog = catalogWith([{ id: 'need', type: 'text', name: { zh: '需求', en: 'Need' }, choices: null }]);
const name = { zh: '名', en: 'name' };
const plain = { zh: '联系{{account}}', en: 'Call {{account}}' };
const task = { dueInWorkingDays: 3, kind: 'call', title: plain, reason: plain };
const play = {
  apiVersion: 'fulcrum/v1',
  kind: 'play',
  id: 'care',
  name,
  trigger: { on: 'by_hand' } as object,
  steps: [{ id: 'call', task }] as object[],
};
const found = (change: object, around = NOTHING_AROUND) => {
  const { issues, warnings } = checkPolicy({ ...play, ...change }, catalog, around);
  for (const { message } of [...issues, ...warnings]) {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).not.toMatch(/[\u4e00-\u9fff]/);
  }
  const told = (list: typeof issues) => list.map(({ path, code }) => `${path.join('.')} ${code}`);
  return { issues: told(issues), warnings: told(warnings) };
};
const bad = { metric: 'account.colour', op: '=', value: 'x' };

test('a good play has nothing wrong with it', () => {
  const steps = [
    { id: 'call', task },
    { id: 'rest', wait: { closed: 'call', atMost: 10 } },
    { id: 'ask', branch: { test: { task: 'call', closedAs: ['reached'] }, met: 'mark', unmet: 'end' } },
    { id: 'mark', set: { field: 'need', value: 'yes' } },
    { id: 'next', start: { play: 'other' } },
  ];
  const more = { steps, holdout: 0.1, aim: { outcome: 'renewed', withinDays: 90 }, limits: { oncePerDays: 30 } };
  expect(found(more)).toEqual({ issues: [], warnings: [] });
});

describe('every kind of mistake is told with its place', () => {
  test.each<[string, object, string[]]>([
    [
      'two steps of one id',
      {
        steps: [
          { id: 'a', task },
          { id: 'a', task },
        ],
      },
      ['steps.1.id id.repeated'],
    ],
    [
      'a wait for a later task',
      { steps: [{ wait: { closed: 'call', atMost: 3 } }, { id: 'call', task }] },
      ['steps.0.wait.closed step.no_task_before'],
    ],
    [
      'a branch on what is no task',
      { steps: [{ id: 'w', wait: { days: 1 } }, { branch: { test: { task: 'w', closedAs: ['reached'] }, met: 'end' } }] },
      ['steps.1.branch.test.task step.no_task_before'],
    ],
    [
      'a branch on a mark that the trigger has not',
      { trigger: { on: 'term_ends', at: [90, 30] }, steps: [{ branch: { test: { begunAt: [30, 60] }, met: 'end' } }] },
      ['steps.0.branch.test.begunAt.1 branch.no_mark'],
    ],
    [
      'a branch that leads back',
      { steps: [{ id: 'call', task }, { branch: { test: { when: { metric: 'account.employees', op: 'known' } }, met: 'call' } }] },
      ['steps.1.branch.met step.not_later'],
    ],
    [
      'a branch that leads nowhere',
      { steps: [{ branch: { test: { when: { metric: 'account.employees', op: 'known' } }, unmet: 'nowhere' } }] },
      ['steps.0.branch.unmet step.not_later'],
    ],
    [
      'a branch both of whose ways are one',
      { steps: [{ branch: { test: { when: { metric: 'account.employees', op: 'known' } }, met: 'end', unmet: 'end' } }] },
      ['steps.0.branch branch.same'],
    ],
    ['a field that nobody declared', { steps: [{ set: { field: 'colour', value: 'red' } }] }, ['steps.0.set.field field.unknown']],
    ['a play that begins itself', { steps: [{ start: { play: 'care' } }] }, ['steps.0.start.play play.starts_itself']],
    [
      'unknown metrics in conditions',
      { trigger: { on: 'condition_met', when: bad }, who: bad, stopWhen: bad },
      ['trigger.when.metric metric.unknown', 'who.metric metric.unknown', 'stopWhen.metric metric.unknown'],
    ],
    ['health that fell by nothing', { trigger: { on: 'health_fell' } }, ['trigger play.health_how']],
    ['a day that stands twice', { trigger: { on: 'term_ends', at: [30, 30] } }, ['trigger.at play.day_twice']],
    ['accounts held out for nothing', { holdout: 0.1 }, ['holdout play.holdout_aimless']],
    [
      'a variable that nothing gives',
      { steps: [{ task: { ...task, reason: { zh: '{{days_left}}', en: 'x' } } }] },
      ['steps.0.task.reason.zh text.variable'],
    ],
    [
      'a metric that tells amounts',
      { steps: [{ task: { ...task, script: { zh: '{{orders.amount_12m}}', en: 'x' } } }] },
      ['steps.0.task.script.zh text.metric'],
    ],
    [
      'a person in a title',
      { trigger: { on: 'contact_left' }, steps: [{ task: { ...task, title: { zh: '{{contact}}', en: 'x' } } }] },
      ['steps.0.task.title.zh text.variable'],
    ],
  ])('%s', (_, change, issues) => {
    expect(found(change).issues).toEqual(issues);
  });

  test('levels and stages that the policies in force do not have', () => {
    const tier = { apiVersion: 'fulcrum/v1', kind: 'tier', id: 't', name, items: [], levels: ['A', 'B'].map((id) => ({ id, name })) };
    const stages = ['handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned'].map((id) => ({ id, name }));
    const around = aroundOf([tier, { apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'l', name, model: 'subscription', stages }]);
    expect(found({ trigger: { on: 'cadence_due', days: { A: 30, Z: 60 } } }, around).issues).toEqual(['trigger.days.Z level.unknown']);
    expect(found({ trigger: { on: 'stage_entered', stages: ['launch', 'orbit'] } }, around).issues).toEqual([
      'trigger.stages.1 stage.unknown',
    ]);
  });
});

test('metrics that everybody sees may stand in any text', () => {
  const reason = { zh: '{{usage.silent_days}} 天未使用', en: 'Silent for {{usage.silent_days}} days' };
  expect(found({ steps: [{ task: { ...task, reason } }] }).issues).toEqual([]);
});

test('a step that nothing leads to is warned of', () => {
  const when = { metric: 'account.employees', op: 'known' };
  const steps = [{ branch: { test: { when }, met: 'c', unmet: 'end' } }, { id: 'b', task }, { id: 'c', task }];
  expect(found({ steps })).toEqual({ issues: [], warnings: ['steps.1 step.unreached'] });
});

describe('a play that begins on what is announced', () => {
  const around = aroundOf([ANNOUNCED]);
  const trigger = { on: 'key_event', events: ['ranking'], at: [0] };
  const says = (text: string) => ({ trigger, steps: [{ id: 'call', task: { ...task, title: { zh: text, en: text } } }] });

  test('names what its event declares, and nothing else', () => {
    expect(found(says('{{event.subject}} {{event.result}}'), around)).toEqual({ issues: [], warnings: [] });
    const wrong = ['steps.0.task.title.zh text.variable', 'steps.0.task.title.en text.variable'];
    expect(found(says('{{event.colour}} {{event.subject}}'), around).issues).toEqual(wrong);
    // Of several events each has to say it.
    const two = { ...ANNOUNCED, events: [...ANNOUNCED.events, { ...ANNOUNCED.events[0]!, id: 'list', payload: [] }] };
    expect(found({ ...says('{{event.subject}}'), trigger: { ...trigger, events: ['ranking', 'list'] } }, aroundOf([two])).issues).toEqual(
      wrong,
    );
  });

  test('is warned where a step says nothing of it: a bare greeting is no event contact', () => {
    expect(found(says('祝贺{{account}}'), around)).toEqual({ issues: [], warnings: ['steps.0.task text.bare_greeting'] });
  });
});
