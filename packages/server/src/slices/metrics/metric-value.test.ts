import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, addAccounts, putBase } from '../../../test/judgement/base.ts';
import { contextOn } from '../../../test/judgement/ctx.ts';
import { metricsHandlers } from './index.ts';
import { periodsBetween } from './metric-value.ts';

const { db } = await testDatabase();
const ctx = contextOn(db, '2026-06-30');
const line = (order: number, on: string, amount: string, product = 1) => ({ order, product, on, amount, margin: null });
beforeAll(async () => {
  await putBase(db, []);
  await addAccounts(db, [
    {
      id: accountId(1),
      since: '2024-01-01',
      status: 'active',
      facts: [],
      lines: [line(1, '2025-02-28', '100'), line(2, '2026-02-28', '50.5'), line(2, '2026-02-28', '-0.5', 2)],
    },
    { id: accountId(2), since: '2024-01-01', status: 'active', facts: [], lines: [line(3, '2026-03-31', '-20')] },
  ]);
  await sql`update account set industry = '教育' where id = ${accountId(1)}::uuid`.execute(db);
});

test('twelve months end on the day and start after the same day a year before', async () => {
  const on = async (asOf: string) => (await metricsHandlers.value(ctx, { id: 'orders.amount_12m', asOf })).rows[0]?.value;
  expect(await on('2026-02-27')).toBe('100');
  expect(await on('2026-02-28')).toBe('50');
  expect(await on('2026-03-31')).toBe('30');
});

test('by month, one row a month at its end, all in one statement', async () => {
  const { rows } = await metricsHandlers.value(ctx, { id: 'orders.amount_total', from: '2026-01-15', to: '2026-04-10', period: 'month' });
  expect(rows.map((row) => [row.period, row.value])).toEqual([
    ['2026-01', '100'],
    ['2026-02', '150'],
    ['2026-03', '130'],
    ['2026-04', '130'],
  ]);
});

test('by account, every account has its row; without facts an amount is 0 and a rate nothing', async () => {
  const amounts = await metricsHandlers.value(ctx, { id: 'orders.amount_12m', asOf: '2026-02-28', by: 'account' });
  expect(amounts.rows).toEqual([
    { period: '2026-02-28', dim: accountId(1), value: '50' },
    { period: '2026-02-28', dim: accountId(2), value: '0' },
  ]);
  const growth = await metricsHandlers.value(ctx, { id: 'orders.growth_12m', asOf: '2026-02-28', by: 'account' });
  expect(growth.rows.map((row) => row.value)).toEqual([-0.5, null]);
  const kinds = await metricsHandlers.value(ctx, { id: 'orders.product_kinds_12m', asOf: '2026-02-28', by: 'account' });
  expect(kinds.rows.map((row) => row.value)).toEqual([1, 0]);
});

test('by industry, tier and owner, sums over the accounts of each', async () => {
  const { rows } = await metricsHandlers.value(ctx, { id: 'orders.amount_total', asOf: '2026-06-30', by: 'industry' });
  expect(rows.map((row) => [row.dim, row.value])).toEqual([
    ['教育', '150'],
    [null, '-20'],
  ]);
  expect((await metricsHandlers.value(ctx, { id: 'orders.count_12m', by: 'tier' })).rows).toEqual([
    { period: '2026-06-30', dim: null, value: 1 },
  ]);
});

test('what has no sum, is unknown or masked is refused', async () => {
  await expect(metricsHandlers.value(ctx, { id: 'orders.recency_days' })).rejects.toMatchObject({ reason: 'metric.no_sum' });
  await expect(metricsHandlers.value(ctx, { id: 'orders.amount' })).rejects.toMatchObject({ reason: 'metric.unknown' });
  const viewer = contextOn(db, '2026-06-30', {
    kind: 'user',
    userId: accountId(9),
    name: 'v',
    role: 'viewer',
    teamId: null,
    regionId: null,
    scopes: null,
    sessionId: null,
  });
  await expect(metricsHandlers.value(viewer, { id: 'orders.amount_12m' })).rejects.toMatchObject({ reason: 'input.masked' });
});

test('quarters and years end with their last day, the last period with the day asked', () => {
  expect(periodsBetween('2025-11-20', '2026-05-10', 'quarter')).toEqual([
    { label: '2025-Q4', day: '2025-12-31' },
    { label: '2026-Q1', day: '2026-03-31' },
    { label: '2026-Q2', day: '2026-05-10' },
  ]);
  expect(periodsBetween('2024-02-29', '2024-02-29', 'year')).toEqual([{ label: '2024', day: '2024-02-29' }]);
});
