import { isDeepStrictEqual } from 'node:util';
import { HealthPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { healthPolicy } from '../../../test/judgement/health-policies.ts';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const catalog = catalogWith([]);
const name = (en: string, zh: string) => ({ zh, en });
const BASE = HealthPolicy.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'health',
  id: 'health',
  name: name('Health', '健康度'),
  caps: [{ id: 'late', name: name('Late', '逾期'), when: { metric: 'payments.overdue_days_max', op: '>', value: 60 }, most: 49 }],
  variants: [
    {
      id: 'fresh',
      name: name('New', '新客户'),
      when: { metric: 'account.age_days', op: '<', value: 90 },
      dimensions: [
        {
          ...{ id: 'start', name: name('Start', '启动'), weight: 100 },
          measures: [
            { id: 'people', name: name('People', '联系人'), metric: 'contacts.count', normalise: { method: 'minmax', min: 0, max: 5 } },
          ],
        },
      ],
    },
  ],
  dimensions: [
    {
      ...{ id: 'buying', name: name('Buying', '采购'), weight: 60 },
      measures: [
        {
          ...{ id: 'recent', name: name('Recent', '近期'), weight: 50, metric: 'orders.recency_days' },
          normalise: {
            method: 'bands',
            bands: [
              { to: 30, points: 100 },
              { from: 30, points: 20 },
            ],
          },
        },
        {
          ...{ id: 'growth', name: name('Growth', '增长'), weight: 50, metric: 'orders.growth_12m' },
          normalise: { method: 'minmax', min: -0.5, max: 0.2 },
        },
      ],
    },
    {
      ...{ id: 'ties', name: name('Ties', '关系'), weight: 40 },
      measures: [{ id: 'decider', name: name('Decider', '决策人'), metric: 'contacts.decider_covered', normalise: { method: 'yes_no' } }],
    },
  ],
  risks: [{ id: 'silent', kind: 'other', name: name('Silent', '失联'), when: { metric: 'interactions.days_since', op: '>', value: 90 } }],
});
type Draft = ReturnType<typeof structuredClone<HealthPolicy>>;
const said = (edit: (draft: Draft) => void) => {
  const after = structuredClone(BASE);
  edit(after);
  const changes = differenceOf(BASE, HealthPolicy.parse(after), catalog);
  return [changes.map(({ text }) => text.zh), changes.map(({ text }) => text.en)];
};
const [buying, ties] = [0, 1];

describe('a difference of health is said as a person would say it', () => {
  test.each<[string, (draft: Draft) => void, string, string]>([
    [
      'a threshold',
      (draft) => {
        draft.colours.green = 75;
      },
      '“良好”的门槛由 70 分改为 75 分',
      'Good: threshold from 70 to 75',
    ],
    [
      'coverage',
      (draft) => {
        draft.coverage = 0.5;
      },
      '有数据的权重下限由 60% 改为 50%',
      'Weight that must have data from 60% to 50%',
    ],
    [
      'a weight',
      (draft) => {
        draft.dimensions[ties]!.weight = 45.5;
      },
      '维度“关系”的权重由 40% 改为 45.5%',
      'Dimension “Ties”: weight from 40% to 45.5%',
    ],
    [
      'a limit',
      (draft) => void Object.assign(draft.dimensions[buying]!.measures[1]!.normalise, { max: 0.3 }),
      '“增长”的折算上限由 20% 改为 30%',
      '“Growth”: upper limit from 20% to 30%',
    ],
    [
      'which end is good',
      (draft) => void Object.assign(draft.dimensions[buying]!.measures[1]!.normalise, { better: 'low' }),
      '“增长”的方向由越高越好改为越低越好',
      '“Growth”: direction from the higher the better to the lower the better',
    ],
    [
      'the points of a band',
      (draft) =>
        void Object.assign(draft.dimensions[buying]!.measures[0]!.normalise, {
          bands: [
            { to: 30, points: 90 },
            { from: 30, points: 20 },
          ],
        }),
      '“近期”的“< 30”一段的分值由 100 分改为 90 分',
      '“Recent”: points for < 30 from 100 to 90',
    ],
    [
      'what yes is worth',
      (draft) => void Object.assign(draft.dimensions[ties]!.measures[0]!.normalise, { yes: 80 }),
      '“决策人”的“是”的分值由 100 分改为 80 分',
      '“Decider”: worth of yes from 100 to 80',
    ],
    [
      'another way of scaling',
      (draft) => {
        draft.dimensions[buying]!.measures[0]!.normalise = { method: 'minmax', min: 0, max: 90, better: 'low' };
      },
      '“近期”的折算方式由 < 30 → 100 分；≥ 30 → 20 分改为 90 → 0 分，0 → 100 分',
      '“Recent”: scaled from < 30 → 100; ≥ 30 → 20 to 90 → 0, 0 → 100',
    ],
    [
      'a measure put in',
      (draft) =>
        void draft.dimensions[ties]!.measures.push({
          ...{ id: 'many', name: name('Many', '人数'), weight: 20, metric: 'contacts.count' },
          normalise: { method: 'minmax', min: 0, max: 4, better: 'high' },
        }),
      '维度“关系”新增衡量项“人数”，权重 20%：联系人数，0 → 0 分，4 → 100 分',
      'Dimension “Ties”: new measure “Many”, weight 20%: People known, 0 → 0, 4 → 100',
    ],
    ['a dimension taken out', (draft) => void draft.dimensions.splice(ties, 1), '删除维度“关系”', 'Dimension “Ties” removed'],
    [
      'a measure of a variant',
      (draft) => void Object.assign(draft.variants[0]!.dimensions[0]!.measures[0]!.normalise, { max: 6 }),
      '“新客户”：“联系人”的折算上限由 5 改为 6',
      'Variant “New”: “People”: upper limit from 5 to 6',
    ],
    [
      'whom a variant takes',
      (draft) => {
        draft.variants[0]!.when = { metric: 'account.age_days', op: '<', value: 60 };
      },
      '“新客户”的条件由成为客户的天数小于 90 改为成为客户的天数小于 60',
      'Variant “New”: condition from Days as a customer below 90 to Days as a customer below 60',
    ],
    [
      'the coverage of a variant',
      (draft) => {
        draft.variants[0]!.coverage = 0.4;
      },
      '“新客户”的有数据的权重下限由同规则改为 40%',
      'Variant “New”: weight that must have data from that of the policy to 40%',
    ],
    [
      'a cap',
      (draft) => {
        draft.caps[0]!.most = 39;
      },
      '封顶“逾期”的最高分由 49 分改为 39 分',
      'Cap “Late”: at most from 49 to 39',
    ],
    [
      'a cap taken off',
      (draft) => {
        draft.caps = [];
      },
      '删除封顶“逾期”',
      'Cap “Late” removed',
    ],
    [
      'who looks after a risk',
      (draft) => {
        draft.risks[0]!.owner = 'sales';
      },
      '风险规则“失联”的处理人由客户负责人改为团队中的销售',
      "Risk rule “Silent”: looked after by from the customer's owner to sales in its team",
    ],
    [
      'how long it may take',
      (draft) => {
        draft.risks[0]!.dueInDays = 7;
      },
      '风险规则“失联”的处理期限由 14 天改为 7 天',
      'Risk rule “Silent”: due in from 14 days to 7 days',
    ],
    ['the order of dimensions', (draft) => void draft.dimensions.reverse(), '维度的顺序有调整', 'Dimensions stand in another order'],
    [
      'its name',
      (draft) => {
        draft.name.zh = '客户健康度';
      },
      '规则“健康度”改名为“客户健康度”',
      'The policy renamed in Chinese from “健康度” to “客户健康度”',
    ],
    [
      'that its figures are samples',
      (draft) => {
        draft.sample = true;
      },
      '标为示例值',
      'Marked as sample figures',
    ],
  ])('%s', (_, edit, zh, en) => {
    expect(said(edit)).toEqual([[zh], [en]]);
  });
});

/** Every place of a document that holds one value; a condition is one. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object' || path.at(-1) === 'when') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}
const OTHER: Record<string, unknown> = {
  metric: 'orders.count_total',
  better: 'low',
  schedule: 'manual',
  owner: 'service',
  kind: 'overdue',
};
const UNTOUCHED = ['apiVersion', 'id', 'method'];
const edited = (document: HealthPolicy, path: (string | number)[]): HealthPolicy => {
  const copy = structuredClone(document);
  const key = path.at(-1)!;
  type Holder = Record<string | number, unknown>;
  const holder = path.slice(0, -1).reduce<Holder>((at, step) => at[step] as Holder, copy as unknown as Holder);
  const was = holder[key];
  if (key === 'when') holder[key] = { metric: 'orders.count_12m', op: '>=', value: 4321 };
  else if (typeof was === 'number') holder[key] = was + 0.5;
  else if (typeof was === 'boolean') holder[key] = !was;
  else holder[key] = OTHER[String(key)] ?? `${was} anew`;
  return copy;
};

test('whatever one value is changed, one sentence tells it, and it is about the part that holds the value', () => {
  fc.assert(
    fc.property(healthPolicy, fc.nat(), (made, nth) => {
      const document = { ...made, risks: BASE.risks };
      const places = leaves(document).filter((path) => path.length > 0 && !UNTOUCHED.includes(String(path.at(-1))) && path[0] !== 'kind');
      const place = places[nth % places.length]!;
      const after = edited(document, place);
      if (isDeepStrictEqual(after, document)) return;
      const changes = differenceOf(document, after, catalog);
      expect(changes, place.join('.')).toHaveLength(1);
      const part = { dimensions: 'dimension', variants: 'variant', caps: 'cap', risks: 'risk' }[String(place[0])] ?? 'policy';
      expect(changes[0]).toMatchObject({ part, what: 'changed' });
      // The last resort tells the place in the document.
      expect(changes[0]!.text.zh).not.toMatch(/dimensions|variants|caps|risks|undefined|\[object/);
    }),
    { numRuns: 1500 },
  );
});

test('it is empty exactly where the documents say the same', () => {
  fc.assert(
    fc.property(healthPolicy, healthPolicy, fc.boolean(), (before, other, alike) => {
      const after = alike ? structuredClone(before) : other;
      expect(differenceOf(before, after, catalog).length === 0).toBe(isDeepStrictEqual(after, before));
    }),
    { numRuns: 500 },
  );
});
