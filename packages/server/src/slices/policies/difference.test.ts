import { isDeepStrictEqual } from 'node:util';
import { TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from '../../../test/judgement/arbitraries.ts';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const catalog = catalogWith([]);
const BASE = TierPolicy.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'value',
  name: { zh: '价值分级', en: 'Value' },
  items: [
    {
      id: 'amount',
      name: { zh: '订单金额', en: 'Orders' },
      band: {
        metric: 'orders.amount_12m',
        bands: [
          { to: 1_000_000, points: 10 },
          { from: 1_000_000, points: 30 },
        ],
      },
    },
    {
      id: 'years',
      name: { zh: '长期合作', en: 'Long cooperation' },
      condition: { when: { metric: 'contracts.years', op: '>=', value: 3 }, points: 5 },
    },
    { id: 'won', name: { zh: '转介绍', en: 'Referrals' }, perUnit: { metric: 'referrals.won', points: 5, max: 20 } },
  ],
  levels: [
    { id: 'A', name: { zh: '战略', en: 'Strategic' }, score: 70 },
    { id: 'B', name: { zh: '普通', en: 'Ordinary' } },
  ],
});
const [amount, years, won] = BASE.items as [TierPolicy['items'][0], TierPolicy['items'][0], TierPolicy['items'][0]];
const [levelA, levelB] = BASE.levels as [TierPolicy['levels'][0], TierPolicy['levels'][0]];
const said = (change: Partial<TierPolicy>, language: 'zh' | 'en' = 'zh') =>
  differenceOf(BASE, { ...BASE, ...change }, catalog).map(({ text }) => text[language]);

describe('a difference is said as a person would say it', () => {
  test.each<[string, Partial<TierPolicy>, string[], string[]]>([
    ['a threshold', { levels: [{ ...levelA, score: 75 }, levelB] }, ['A 级的门槛由 70 分改为 75 分'], ['Level A: threshold from 70 to 75']],
    [
      'the points of a condition',
      {
        items: [
          amount,
          { ...years, condition: { when: { metric: 'contracts.years', op: '>=', value: 3 }, points: 10 } } as typeof years,
          won,
        ],
      },
      ['“长期合作”的分值由 +5 分改为 +10 分'],
      ['“Long cooperation”: points from +5 to +10'],
    ],
    [
      'the points of one band',
      {
        items: [
          {
            ...amount,
            band: {
              metric: 'orders.amount_12m',
              bands: [
                { to: 1_000_000, points: 10 },
                { from: 1_000_000, points: 35 },
              ],
            },
          } as typeof amount,
          years,
          won,
        ],
      },
      ['“订单金额”的“≥ 100 万”一段的分值由 +30 分改为 +35 分'],
      ['“Orders”: points for ≥ 1M from +30 to +35'],
    ],
    ['an item taken out', { items: [amount, won] }, ['删除计分项“长期合作”'], ['Item “Long cooperation” removed']],
    [
      'an item put in',
      { items: [...BASE.items, { ...years, id: 'again', name: { zh: '老客户', en: 'Old friend' } }] },
      ['新增计分项“老客户”：合作年限不低于 3 → +5 分'],
      ['New item “Old friend”: Years under contract at least 3 → +5'],
    ],
    [
      'a cap taken off',
      { items: [amount, years, { ...won, perUnit: { metric: 'referrals.won', points: 5 } } as typeof won] },
      ['“转介绍”的最高分由 +20 分改为无'],
      ['“Referrals”: most from +20 to none'],
    ],
    ['the order of items', { items: [years, amount, won] }, ['计分项的顺序有调整'], ['Items stand in another order']],
    ['when it judges', { schedule: 'daily' }, ['评估时间由每月末评估改为每天评估'], ['Evaluated from each month end to every day']],
    [
      'how slowly levels fall',
      { hysteresis: { margin: 3 } },
      ['缓降的分差由无改为 3 分'],
      ['Margin before a level is lost from none to 3 points'],
    ],
    [
      'the objectives that it serves',
      { objectives: ['O-2', 'O-1'], schedule: 'daily' },
      ['评估时间由每月末评估改为每天评估', '服务的目标由无改为“O-1”、“O-2”'],
      ['Evaluated from each month end to every day', 'Objectives served from none to “O-1”, “O-2”'],
    ],
    [
      'a name',
      { levels: [{ ...levelA, name: { zh: '核心', en: 'Strategic' } }, levelB] },
      ['等级 A “战略”改名为“核心”'],
      ['Level A renamed in Chinese from “战略” to “核心”'],
    ],
  ])('%s', (_, change, zh, en) => {
    expect(said(change)).toEqual(zh);
    expect(said(change, 'en')).toEqual(en);
  });
});

/** Changes as the studio makes them, and some that only a file can. */
const changed = (of: TierPolicy): fc.Arbitrary<TierPolicy> => {
  const number = fc.integer({ min: -50, max: 90 });
  return fc
    .record({
      at: fc.nat(20),
      points: number,
      what: fc.constantFrom('points', 'name', 'null', 'drop', 'turn', 'score', 'schedule', 'hold', 'level', 'nothing'),
    })
    .map(({ at, points, what }) => {
      const items = of.items.map((item, index) => {
        if (index !== at % Math.max(1, of.items.length)) return item;
        if (what === 'name') return { ...item, name: { ...item.name, en: `Renamed ${points}` } };
        if (what === 'null') return { ...item, whenNull: 'skip' as const };
        if (what !== 'points') return item;
        if ('condition' in item) return { ...item, condition: { ...item.condition, points } };
        if ('perUnit' in item) return { ...item, perUnit: { ...item.perUnit, points } };
        if ('band' in item)
          return { ...item, band: { ...item.band, bands: item.band.bands.map((band, n) => (n ? band : { ...band, points })) } };
        return { ...item, weighted: { ...item.weighted, weight: Math.abs(points) + 1 } };
      });
      const levels = of.levels.map((level, index) => {
        if (index !== at % of.levels.length) return level;
        if (what === 'score') return { ...level, score: points };
        return what === 'level' ? { ...level, name: { ...level.name, zh: `级 ${points}` } } : level;
      });
      return TierPolicy.parse({
        ...of,
        items: what === 'drop' ? items.slice(1) : what === 'turn' ? items.toReversed() : items,
        levels,
        ...(what === 'schedule' ? { schedule: 'daily' } : {}),
        ...(what === 'hold' ? { hysteresis: { margin: Math.abs(points) + 1 } } : {}),
      });
    });
};

test('a difference is empty exactly where the documents say the same, and tells every item and level that differs', () => {
  const seen = { equal: 0, unlike: 0 };
  fc.assert(
    fc.property(
      policy.chain((before) => fc.tuple(fc.constant(before), fc.oneof(changed(before), changed(before), policy))),
      ([before, after]) => {
        const was = TierPolicy.parse(before);
        const is = TierPolicy.parse(after);
        const changes = differenceOf(was, is, catalog);
        const equal = isDeepStrictEqual(JSON.parse(JSON.stringify(was)), JSON.parse(JSON.stringify(is)));
        seen[equal ? 'equal' : 'unlike'] += 1;
        expect(changes.length === 0).toBe(equal);
        for (const [part, old, now] of [
          ['item', was.items, is.items],
          ['level', was.levels, is.levels],
        ] as const) {
          const json = (list: readonly { id: string }[]) => new Map(list.map((one) => [one.id, JSON.parse(JSON.stringify(one))]));
          const [a, b] = [json(old), json(now)];
          const unlike = [...new Set([...a.keys(), ...b.keys()])].filter((id) => !isDeepStrictEqual(a.get(id), b.get(id)));
          const told = new Set(changes.filter((one) => one.part === part && one.id !== null).map(({ id }) => id));
          expect([...told].toSorted()).toEqual(unlike.toSorted());
        }
        for (const { text } of changes) expect(`${text.zh}${text.en}`).not.toMatch(/undefined|\[object/);
      },
    ),
    { numRuns: 1500 },
  );
  expect(Math.min(seen.equal, seen.unlike)).toBeGreaterThan(20);
});

test('kinds without sentences of their own are told by their place', () => {
  const report = { apiVersion: 'fulcrum/v1', kind: 'report', id: 'x' };
  const changes = differenceOf(report as never, { ...report, days: { grace: 30 } } as never, catalog);
  expect(changes.map(({ what, text }) => [what, text.zh])).toEqual([['added', '新增 days：{"grace":30}']]);
});
