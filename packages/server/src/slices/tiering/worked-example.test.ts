import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, addAccounts } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { putFacts } from '../../../test/judgement/put-facts.ts';
import type { RawAccount } from '../../../test/oracle/metrics.ts';
import { installTemplate } from '../policies/index.ts';
import { evaluationsHandlers, tiersHandlers } from './index.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-30';
const order = { order: 1, product: 1, on: '2026-05-05', amount: '500000', margin: null };
const base = (number: number, facts: RawAccount['facts']): RawAccount => ({
  id: accountId(number),
  since: '2025-01-01',
  status: 'active',
  lines: [order],
  facts,
});

beforeAll(async () => {
  await sql`insert into product (id, code, name, recorded_at, changed_at)
    select ('00000000-0000-7000-8002-' || lpad(n::text, 12, '0'))::uuid, 'P' || n, '机柜', '2020-01-01', '2020-01-01' from generate_series(1, 4) n`.execute(
    db,
  );
  await addAccounts(db, [
    base(1, []),
    base(2, [{ field: 'brand', from: '2026-06-01', value: 'high_valuation' }]),
    base(3, []),
    base(4, []),
  ]);
  const facts = { referrals: [3, 4], needs: [2, 3, 4] };
  await putFacts(db, {
    referrals: facts.referrals.map((other) => ({ account: accountId(2), referred: accountId(other), on: '2026-06-01' })),
    needs: facts.needs.map((product) => ({ account: accountId(2), product, on: '2026-06-01', closed: null })),
    contracts: [],
    ratings: [],
    costs: [],
  });
  await inTransaction(db, TODAY, (ctx) => installTemplate(ctx, 'infrastructure'));
  await inTransaction(db, TODAY, (ctx) => evaluationsHandlers.run(ctx, { asOf: TODAY }));
});

test('half a million of orders alone gives 10 points and level E', async () => {
  const told = await tiersHandlers.explain(contextOn(db, TODAY), { accountId: accountId(1) });
  expect(told).toMatchObject({ score: 10, level: 'E', asOf: TODAY, heldFrom: null, sample: true });
  expect(told.items.filter((item) => item.points !== 0).map((item) => item.id)).toEqual(['order_amount']);
});

test('two referrals, four kinds of need and a high valuation raise it to 35 points and level D, item by item with the facts', async () => {
  const told = await tiersHandlers.explain(contextOn(db, TODAY), { accountId: accountId(2) });
  expect(told).toMatchObject({ score: 35, level: 'D', levelName: { zh: '潜力客户', en: 'Potential' } });
  expect(Object.fromEntries(told.items.filter((item) => item.points !== 0).map((item) => [item.id, item.points]))).toEqual({
    order_amount: 10,
    referrals: 10,
    needs: 10,
    high_valuation: 5,
  });
  expect(told.items.reduce((sum, item) => sum + (item.points ?? Number.NaN), 0)).toBe(told.score);
  const [amount] = told.items;
  expect(amount?.rule).toEqual({ zh: '12 个月订单金额低于 100 万 → +10 分', en: 'Order amount, 12 months below 1M → +10' });
  expect(Number(amount?.evidence[0]?.value)).toBe(500_000);
});

test('a day before its facts were known, the same account stands at E', async () => {
  const told = await tiersHandlers.explain(contextOn(db, TODAY), { accountId: accountId(2), asOf: '2026-05-31' });
  expect(told).toMatchObject({ score: 10, level: 'E', asOf: '2026-05-31' });
});

test('the order lines behind the amount open from the explanation', async () => {
  const page = await tiersHandlers.evidence(contextOn(db, TODAY), { accountId: accountId(2), metric: 'orders.amount_12m', limit: 50 });
  expect(page.items).toEqual([
    expect.objectContaining({ kind: 'order', on: '2026-05-05', label: expect.any(String), note: '机柜', value: '1', amount: '500000' }),
  ]);
});

test('who may not see amounts reads neither them nor the points and the score that tell them', async () => {
  const viewer = {
    kind: 'user',
    userId: accountId(9),
    name: 'v',
    role: 'viewer',
    teamId: null,
    regionId: null,
    scopes: null,
    sessionId: null,
  } as const;
  const told = await tiersHandlers.explain(contextOn(db, TODAY, viewer), { accountId: accountId(2) });
  expect(told.metrics['orders.amount_12m']).toBe('***');
  expect(JSON.stringify(told)).not.toContain('500000');
  expect(told.items[0]).toMatchObject({ points: null, rule: { zh: '12 个月订单金额' }, evidence: [{ value: '***' }] });
  expect(told.score).toBeNull();
});

test('an account outside the caller’s scope does not exist', async () => {
  const sales = {
    kind: 'user',
    userId: accountId(9),
    name: 's',
    role: 'sales',
    teamId: null,
    regionId: null,
    scopes: null,
    sessionId: null,
  } as const;
  await expect(tiersHandlers.explain(contextOn(db, TODAY, sales), { accountId: accountId(2) })).rejects.toMatchObject({
    kind: 'not_found',
  });
});

test('the pyramid shows each level with its accounts, and history the result', async () => {
  const view = await tiersHandlers.overview(contextOn(db, TODAY), {});
  expect(view.levels.map(({ id, accounts, amount }) => [id, accounts, amount])).toEqual([
    ['A', 0, '0'],
    ['B', 0, '0'],
    ['C', 0, '0'],
    ['D', 1, '500000'],
    ['E', 3, '1500000'],
  ]);
  const { items } = await tiersHandlers.history(contextOn(db, TODAY), { accountId: accountId(2) });
  expect(items).toEqual([{ asOf: TODAY, level: 'D', score: 35, version: 1, byHand: false }]);
});

test('installing a template again changes nothing', async () => {
  const again = await inTransaction(db, TODAY, (ctx) => installTemplate(ctx, 'infrastructure'));
  expect(again).toEqual({ fields: 0, policies: [] });
});
