import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, addAccounts, putBase } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { installTemplate } from '../policies/index.ts';
import { evaluationsHandlers, tiersHandlers } from './index.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-30';
beforeAll(async () => {
  await putBase(db, []);
  await addAccounts(
    db,
    Array.from({ length: 20 }, (_, index) => ({
      id: accountId(index + 1),
      since: '2024-01-01',
      status: 'active' as const,
      lines: [{ order: index, product: 1, on: '2026-05-05', amount: String(1000 * (index + 1)), margin: null }],
      facts: [{ field: 'employees', from: '2024-01-01', value: 50 * index }],
    })),
  );
  await inTransaction(db, TODAY, (ctx) => installTemplate(ctx, 'product-ops'));
});
const explained = (asOf?: string) => tiersHandlers.explain(contextOn(db, TODAY), { accountId: accountId(20), ...(asOf ? { asOf } : {}) });

test('before any run, a weighted score is explained against the base of the day', async () => {
  const told = await explained('2026-10-31');
  const [amount, size] = told.items;
  // The largest of 20: percentile (20 − ½) / 20. Without instalments nothing is late: all 100 of the weights are in play.
  expect(amount?.points).toBeCloseTo(25 * 0.975, 6);
  expect(size?.points).toBeCloseTo(10 * 0.95, 6);
  expect(told.items.reduce((sum, item) => sum + (item.points ?? Number.NaN), 0)).toBeCloseTo(told.score ?? Number.NaN, 6);
});

test('after a run, the explanation keeps to the numbers that the run froze, whoever joins later', async () => {
  const before = await explained();
  await inTransaction(db, TODAY, (ctx) => evaluationsHandlers.run(ctx, {}));
  const kept = await explained();
  expect(kept.items.map((item) => item.points)).toEqual(before.items.map((item) => item.points));
  await addAccounts(db, [
    {
      id: accountId(99),
      since: '2026-01-01',
      status: 'active',
      facts: [{ field: 'employees', from: '2026-01-01', value: 9999 }],
      lines: [{ order: 99, product: 1, on: '2026-06-06', amount: '9000000', margin: null }],
    },
  ]);
  expect((await explained()).items.map((item) => item.points)).toEqual(kept.items.map((item) => item.points));
  const newcomer = await tiersHandlers.explain(contextOn(db, TODAY), { accountId: accountId(99) });
  expect(newcomer.items.reduce((sum, item) => sum + (item.points ?? Number.NaN), 0)).toBeCloseTo(newcomer.score ?? Number.NaN, 6);
});
