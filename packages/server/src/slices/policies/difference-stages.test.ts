import { isDeepStrictEqual } from 'node:util';
import { ConditionsLifecycle, type LifecyclePolicy, SUBSCRIPTION_STAGES, SubscriptionLifecycle } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courses } from '../../../test/judgement/course-policies.ts';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const catalog = catalogWith([]);
const name = (en: string, zh = en) => ({ zh, en });
const head = { apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'course', name: name('Course', '路径') } as const;
const said = (before: LifecyclePolicy, after: LifecyclePolicy) => {
  const changes = differenceOf(before, after, catalog);
  return { zh: changes.map(({ text }) => text.zh), en: changes.map(({ text }) => text.en) };
};

const lines = (more: object = {}, launch: object = {}) =>
  SubscriptionLifecycle.parse({
    ...{ ...head, model: 'subscription' },
    stages: SUBSCRIPTION_STAGES.map((id) => ({
      id,
      name: name(id),
      ...(id === 'launch' ? { expectedDays: 60, exit: [name('Used', '已使用')], ...launch } : {}),
    })),
    ...more,
  });
describe('a lifecycle of subscriptions', () => {
  test.each([
    [lines({ grace: 30 }), ['到期后的宽限期由 90 天改为 30 天'], ['Grace after the end from 90 days to 30 days']],
    [
      lines({ undelivered: 'start' }),
      ['首份合同没有交付日期时的处理由留在交接期改为按开始日算交付'],
      ['A first contract without a delivery from it waits in handover to it runs from its start'],
    ],
    [lines({ sample: true }), ['标为示例值'], ['Marked as sample figures']],
    [
      lines({}, { expectedDays: 90 }),
      ['阶段“launch”的预期天数由 60 天改为 90 天'],
      ['Stage “launch”: expected days from 60 days to 90 days'],
    ],
    [lines({}, { exit: [] }), ['阶段“launch”的离开条件由已使用改为无'], ['Stage “launch”: exit criteria from Used to none']],
  ])('%#', (after, zh, en) => {
    expect(said(lines(), after)).toEqual({ zh, en });
  });
});

const course = (stages: object[], tracks: object[] = []) => ConditionsLifecycle.parse({ ...head, model: 'conditions', tracks, stages });
const large = { id: 'large', name: name('Large', '大'), when: { metric: 'account.employees', op: '>=', value: 50 } };
const small = {
  id: 'small',
  name: name('Small', '小'),
  exit: [{ name: name('Known', '已联系'), when: { metric: 'contacts.count', op: '>=', value: 1 } }],
};
const track = (when?: object) => ({ id: 'main', name: name('Main', '主路径'), ...(when ? { when } : {}) });
const was = course([small, large]);
describe('a lifecycle by conditions', () => {
  test.each<[string, LifecyclePolicy, string[]]>([
    [
      'a condition',
      course([small, { ...large, when: { ...large.when, value: 40 } }]),
      ['阶段“大”的条件由员工人数不低于 50 改为员工人数不低于 40'],
    ],
    ['what may follow', course([{ ...small, followedBy: ['large'] }, large]), ['阶段“小”的后续阶段由任何阶段改为“大”']],
    ['that nothing may', course([small, { ...large, followedBy: [] }]), ['阶段“大”的后续阶段由任何阶段改为无']],
    ['a hold', course([{ ...small, holds: true }, large]), ['阶段“小”改为离开条件全部达到才能离开']],
    ['where it is lost', course([small, { ...large, lost: true }]), ['阶段“大”改为流失阶段']],
    ['a phase', course([{ ...small, phase: 'link' }, large]), ['阶段“小”的所属的四阶段由无改为建联']],
    [
      'an exit criterion',
      course([{ ...small, exit: [{ ...small.exit[0]!, when: { metric: 'contacts.count', op: '>=', value: 2 } }] }, large]),
      ['阶段“小”的离开条件“已联系”由联系人数不低于 1 改为联系人数不低于 2'],
    ],
    ['another criterion', course([{ ...small, exit: [] }, large]), ['阶段“小”的离开条件由已联系（联系人数不低于 1）改为无']],
    [
      'a track',
      course(
        [
          { ...small, track: 'main' },
          { ...large, track: 'main' },
        ],
        [track()],
      ),
      ['新增路径“主路径”：其余客户', '阶段“小”的路径由无改为“主路径”', '阶段“大”的路径由无改为“主路径”'],
    ],
    ['a stage gone', course([small]), ['删除阶段“大”']],
    ['their order', course([large, small]), ['阶段的顺序有调整']],
  ])('%s', (_, after, zh) => {
    expect(said(was, after).zh).toEqual(zh);
  });

  test('the other model says what its stages are', () => {
    expect(said(was, lines()).en).toEqual([
      'Stages go by from conditions to subscriptions; its stages are “handover”, “launch”, “adoption”, “renewal”, “renewed”, “expired”, “churned”',
    ]);
  });
});

test('it is empty exactly where the documents say the same, and tells every stage and track that differs', () => {
  const seen = { equal: 0, unlike: 0 };
  fc.assert(
    fc.property(
      courses,
      courses,
      fc.nat(5),
      fc.constantFrom('days', 'holds', 'lost', 'name', 'phase', 'drop', 'whole', 'nothing'),
      (one, other, nth, what) => {
        const at = nth % one.stages.length;
        const put = (more: object) => one.stages.map((stage, place) => (place === at ? { ...stage, ...more } : stage));
        const edits: Record<typeof what, object> = {
          days: { stages: put({ expectedDays: 77 }) },
          holds: { stages: put({ holds: !one.stages[at]!.holds }) },
          lost: { stages: put({ lost: !one.stages[at]!.lost }) },
          name: { stages: put({ name: name('Other') }) },
          phase: { stages: put({ phase: 'trust' }) },
          drop: { stages: one.stages.filter((_, place) => place !== at) },
          whole: other,
          nothing: {},
        };
        const after = ConditionsLifecycle.parse({ ...one, ...edits[what] });
        const changes = differenceOf(one, after, catalog);
        const equal = isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(after)));
        seen[equal ? 'equal' : 'unlike'] += 1;
        expect(changes.length === 0).toBe(equal);
        for (const [part, old, now] of [
          ['stage', one.stages, after.stages],
          ['track', one.tracks, after.tracks],
        ] as const) {
          const json = (list: readonly { id: string }[]) => new Map(list.map((each) => [each.id, JSON.parse(JSON.stringify(each))]));
          const [a, b] = [json(old), json(now)];
          const unlike = [...new Set([...a.keys(), ...b.keys()])].filter((id) => !isDeepStrictEqual(a.get(id), b.get(id)));
          expect([...new Set(changes.filter((each) => each.part === part && each.id !== null).map(({ id }) => id))].toSorted()).toEqual(
            unlike.toSorted(),
          );
        }
        for (const { text } of changes) expect(`${text.zh}${text.en}`).not.toMatch(/undefined|\[object/);
      },
    ),
    { numRuns: 800 },
  );
  expect(Math.min(seen.equal, seen.unlike)).toBeGreaterThan(20);
});
