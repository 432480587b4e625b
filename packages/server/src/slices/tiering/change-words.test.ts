import { type TierChange, TierPolicy } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { evaluationsHandlers, tiersHandlers } from './index.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-30';
const POLICY = {
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'value',
  name: { zh: '客户价值', en: 'Value' },
  items: [
    {
      id: 'amount',
      name: { zh: '订单金额', en: 'Order amount' },
      band: {
        metric: 'orders.amount_12m',
        bands: [
          { to: 1_000_000, points: 30 },
          { from: 1_000_000, points: 40 },
        ],
      },
    },
    {
      id: 'listed',
      name: { zh: '上市公司', en: 'Listed' },
      condition: { when: { metric: 'account.brand', op: '=', value: 'listed' }, points: 6 },
    },
    { id: 'staff', name: { zh: '规模', en: 'Size' }, perUnit: { metric: 'account.employees', points: 0.01, max: 20 } },
  ],
  levels: [
    { id: 'A', name: { zh: '战略', en: 'Strategic' }, score: 55 },
    { id: 'B', name: { zh: '普通', en: 'Ordinary' }, score: 40 },
    { id: 'C', name: { zh: '其他', en: 'Other' } },
  ],
};
const rules = (change: (items: typeof POLICY.items) => unknown[]) => TierPolicy.parse({ ...POLICY, items: change(POLICY.items) });
const evaluate = (asOf: string) => inTransaction(db, asOf, (ctx) => evaluationsHandlers.run(ctx, { asOf }));
const changed = (input: { from?: string; to?: string } = {}): Promise<TierChange> =>
  tiersHandlers.change(contextOn(db, TODAY), { accountId: accountId(1), ...input });

beforeAll(async () => {
  await putBase(db, [
    {
      id: accountId(1),
      since: '2025-01-01',
      status: 'active',
      lines: [
        { order: 1, product: 1, on: '2026-02-02', amount: '800000', margin: null },
        { order: 2, product: 1, on: '2026-09-09', amount: '1700000', margin: null },
      ],
      facts: [
        { field: 'employees', from: '2025-01-01', value: 1000 },
        { field: 'brand', from: '2025-01-01', value: 'listed' },
        { field: 'brand', from: '2026-08-01', value: 'none' },
        { field: 'employees', from: '2026-08-01', value: 1800 },
      ],
    },
  ]);
  await putInForce(
    db,
    rules((items) => items),
  );
  await evaluate('2026-06-30');
  await evaluate('2026-07-31');
  await evaluate('2026-09-30');
});

test('without days it tells the last change of level, in words, the largest difference first', async () => {
  const told = await changed();
  expect(told).toMatchObject({
    from: { asOf: '2026-07-31', level: 'B', score: '46' },
    to: { asOf: '2026-09-30', level: 'A', score: '58' },
  });
  expect(told).toMatchObject({
    difference: '12',
    parts: { facts: '12', base: '0', rules: '0', late: '0' },
    headline: { zh: '得分由 46 升至 58（+12），等级由 B 升至 A', en: 'The score rose from 46 to 58 (+12); the tier rises from B to A' },
    split: null,
  });
  expect(told.items.map(({ sentence }) => [sentence.zh, sentence.en])).toEqual([
    ['12 个月订单金额由 80 万升至 250 万，+10 分', 'Order amount, 12 months rose from 800,000 to 2.5M: +10'],
    ['员工人数由 1,000 升至 1,800，+8 分', 'Employees rose from 1,000 to 1,800: +8'],
    ['品牌地位由上市公司变为无，−6 分', 'Brand standing changed from Listed to None: −6'],
  ]);
});

test('a day after the other is refused, and days without any change say so', async () => {
  await expect(changed({ from: '2026-09-30', to: '2026-06-30' })).rejects.toMatchObject({ reason: 'tier.days' });
  const still = await changed({ from: '2026-06-30', to: '2026-07-31' });
  expect(still).toMatchObject({ difference: '0', headline: { zh: '得分仍为 46，等级仍为 B' } });
  expect(still.items.map(({ sentence }) => sentence.zh)).toEqual(['没有变化', '没有变化', '没有变化']);
  expect(await changed({ from: '2024-01-01', to: '2026-09-30' })).toMatchObject({ from: { level: null, score: null }, difference: null });
});

test('what new rules did stands apart from what the customer did', async () => {
  await putInForce(
    db,
    rules(([amount, , staff]) => [
      amount,
      { ...staff, perUnit: { metric: 'account.employees', points: 0.02, max: 20 } },
      {
        id: 'loyal',
        name: { zh: '老客户', en: 'Loyal' },
        condition: { when: { metric: 'account.age_days', op: '>=', value: 365 }, points: 3 },
      },
    ]),
  );
  await evaluate('2026-11-30');
  const told = await changed({ from: '2026-07-31' });
  expect(told).toMatchObject({
    from: { version: 1, score: '46' },
    to: { version: 2, score: '63' },
    difference: '17',
    parts: { facts: '12', base: '0', rules: '5', late: '0' },
    split: {
      zh: '其中：客户自身的变化 +12 分，标准由 v1 改为 v2 +5 分',
      en: "Of this: the customer's own facts +12, the rules (v1 → v2) +5",
    },
  });
  expect(Object.fromEntries(told.items.map(({ id, sentence }) => [id, sentence.zh]))).toMatchObject({
    staff: '员工人数由 1,000 升至 1,800，+8 分；本项规则改变，+2 分',
    loyal: '新版标准新增本项，+3 分',
    listed: '品牌地位由上市公司变为无，−6 分',
  });
});
