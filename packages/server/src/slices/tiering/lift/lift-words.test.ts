import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { accountId, putBase, putInForce } from '../../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../../test/judgement/ctx.ts';
import { evaluationsHandlers, tiersHandlers } from '../index.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-30';
const name = (zh: string) => ({ zh, en: zh });
const HEAD = { apiVersion: 'fulcrum/v1', kind: 'tier', id: 'value', name: name('客户价值') };
const amount = {
  metric: 'orders.amount_12m',
  bands: [
    { to: 1_000_000, points: 10 },
    { from: 1_000_000, to: 3_000_000, points: 30 },
    { from: 3_000_000, points: 50 },
  ],
};
const POLICY = {
  ...HEAD,
  items: [
    { id: 'amount', name: name('订单金额'), band: amount },
    { id: 'referrals', name: name('转介绍'), perUnit: { metric: 'referrals.won', points: 5, max: 20 } },
    { id: 'needs', name: name('需求'), condition: { when: { metric: 'needs.kinds', op: '>=', value: 3 }, points: 10 } },
    { id: 'known', name: name('上市'), condition: { when: { metric: 'account.brand', op: '=', value: 'listed' }, points: 10 } },
  ],
  levels: [
    { id: 'A', name: name('战略'), score: 70 },
    { id: 'B', name: name('核心'), score: 50 },
    { id: 'C', name: name('潜力'), score: 25 },
    { id: 'D', name: name('其他') },
  ],
};
const put = (policy: object) => putInForce(db, TierPolicy.parse(policy));
const lifted = (number = 1, asOf = TODAY) => tiersHandlers.lift(contextOn(db, asOf), { accountId: accountId(number) });
const evaluate = (asOf: string) => inTransaction(db, asOf, (ctx) => evaluationsHandlers.run(ctx, { asOf }));
const account = (number: number, on: string, amount: string) => ({
  id: accountId(number),
  since: '2024-01-01',
  status: 'active' as const,
  lines: [{ order: number, product: 1, on, amount, margin: null }],
  facts: [],
});

beforeEach(() =>
  putBase(db, [account(1, '2026-05-05', '400000'), account(2, '2026-05-05', '2000000'), account(3, '2026-05-05', '9000000')]),
);

test('what people can work on stands first, each the smallest that does it, in words', async () => {
  await put(POLICY);
  const told = await lifted();
  expect(told).toMatchObject({ level: 'D', next: { id: 'C' }, score: '10', missing: '15', due: null, heldFrom: null, masked: false });
  expect(told.singles.map(({ sentence }) => [sentence.zh, sentence.en])).toEqual([
    ['转介绍成交客户数由 0 升至 3：升至 C 级（25 分）', expect.stringContaining(' from 0 to 3: reaches C (25 points)')],
    ['12 个月订单金额由 40 万升至 100 万：升至 C 级（30 分）', expect.stringContaining('400,000 to 1M: reaches C (30 points)')],
  ]);
  expect(told.singles.map(({ changes }) => changes.map(({ lever, step }) => [lever, step]))).toEqual([[['work', '1']], [['sell', '1']]]);
  expect(told.pairs).toEqual([]);
  expect(told.gains.map(({ sentence }) => sentence.zh)).toEqual([
    expect.stringMatching(/由 \d 升至 3，\+10 分$/),
    '品牌地位由无数据变为上市公司，+10 分',
  ]);
});

test('where no single change does it, two together, those that people can work on first', async () => {
  await put({
    ...POLICY,
    levels: POLICY.levels.map((level) => (level.id === 'C' ? { ...level, score: 60 } : level)).filter(({ id }) => id === 'C' || id === 'D'),
  });
  const told = await lifted(2);
  expect(told.singles).toEqual([]);
  expect(told.pairs[0]!.changes.map(({ metric, after }) => [metric, after])).toEqual([
    ['referrals.won', 4],
    ['needs.kinds', 3],
  ]);
});

test('an account that hysteresis holds is told so, and what leads above the level that it holds', async () => {
  await put({ ...POLICY, hysteresis: { margin: 30 } });
  await putBase(db, [account(1, '2025-09-30', '2000000')]);
  await put({ ...POLICY, hysteresis: { margin: 30 } });
  await inTransaction(db, '2026-08-31', async (ctx) => evaluationsHandlers.run(ctx, { asOf: '2026-08-31' }));
  await sql`update policy_run set cause = 'scheduled'`.execute(db);
  await evaluate('2026-10-31');
  const told = await lifted(1, '2026-10-31');
  expect(told).toMatchObject({ level: 'C', heldFrom: 'D', next: { id: 'B' }, score: '10', missing: '40' });
  expect(told.singles.map(({ level }) => level)).toEqual(['B']);
  expect(told.singles[0]!.changes[0]).toMatchObject({ metric: 'orders.amount_12m', after: '3000000' });
});

test('facts that improved since the evaluation are due, and the top has nothing above', async () => {
  await put(POLICY);
  await putBase(db, [account(1, '2026-11-15', '2000000'), account(2, '2026-05-05', '100')]);
  await put({ ...POLICY, levels: POLICY.levels.filter(({ id }) => id !== 'A' && id !== 'B') });
  await evaluate('2026-10-31');
  expect(await lifted()).toMatchObject({ level: 'D', due: 'C', next: null, singles: [] });
  await evaluate(TODAY);
  expect(await lifted()).toMatchObject({ level: 'C', due: null, next: null, missing: null });
});

test('a rank among all customers is lifted by what the evaluation froze of the base', async () => {
  await putBase(
    db,
    Array.from({ length: 20 }, (_, index) => account(index + 1, '2026-05-05', String(1000 * (index + 1)))),
  );
  await put({
    ...HEAD,
    items: [
      { id: 'rank', name: name('排名'), weighted: { metric: 'orders.amount_12m', weight: 100, normalise: { method: 'percentile' } } },
    ],
    levels: [
      { id: 'A', name: name('前'), score: 50 },
      { id: 'B', name: name('后') },
    ],
  });
  await evaluate(TODAY);
  const told = await lifted(3);
  // Ten of nineteen cuts lie below it: the tenth stands at 10,000.
  expect(told.singles).toMatchObject([{ level: 'A', changes: [{ before: '3000', after: '10001', step: '1' }] }]);
});
