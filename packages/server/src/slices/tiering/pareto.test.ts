import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, putBase } from '../../../test/judgement/base.ts';
import { contextOn } from '../../../test/judgement/ctx.ts';
import { tiersHandlers } from './index.ts';

const { db } = await testDatabase();

/** The definitions, one by one: Gini as the mean difference over twice the mean. */
function plain(amounts: number[]) {
  const list = amounts.filter((amount) => amount !== 0).sort((a, b) => b - a);
  const total = list.reduce((sum, amount) => sum + amount, 0);
  const upTo = (count: number) => list.slice(0, count).reduce((sum, amount) => sum + amount, 0);
  const gains = list.map((amount) => Math.max(amount, 0));
  const differences = gains.flatMap((one) => gains.map((other) => Math.abs(one - other))).reduce((sum, gap) => sum + gap, 0);
  return {
    accounts: list.length,
    total,
    top: upTo(Math.ceil(list.length / 5)) / total,
    for80: list.findIndex((_, index) => upTo(index + 1) * 10 >= total * 8) + 1,
    gini: differences / (2 * list.length * gains.reduce((sum, amount) => sum + amount, 0)),
  };
}

test('concentration equals its definition on any base', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(0, 5, 5, -3), fc.integer({ min: 1, max: 100_000 })), { minLength: 1, maxLength: 150 }),
      async (amounts) => {
        fc.pre(amounts.reduce((sum, amount) => sum + amount, 0) > 0);
        await putBase(
          db,
          amounts.map((amount, index) => ({
            id: accountId(index + 1),
            since: '2020-01-01',
            status: 'active',
            facts: [],
            lines: [{ order: index, product: 1, on: '2026-01-01', amount: String(amount), margin: null }],
          })),
        );
        const found = await tiersHandlers.pareto(contextOn(db, '2026-06-30'), { metric: 'orders.amount_12m' });
        const expected = plain(amounts);
        expect([found.accounts, Number(found.total), found.accountsFor80]).toEqual([expected.accounts, expected.total, expected.for80]);
        expect(found.topFifthShare).toBeCloseTo(expected.top, 9);
        expect(found.gini).toBeCloseTo(expected.gini, 9);
        expect(found.points.length).toBeLessThanOrEqual(102);
        // The picture marks the same count that the sentence tells.
        if (found.accountsFor80 !== null) expect(found.points.find(({ share }) => share >= 0.8 - 1e-9)?.accounts).toBe(found.accountsFor80);
        expect(found.points.at(-1)).toEqual({ accounts: expected.accounts, share: 1 });
      },
    ),
    { numRuns: 35 },
  );
});

test('a base without amounts has no concentration', async () => {
  await putBase(db, []);
  expect(await tiersHandlers.pareto(contextOn(db, '2026-06-30'), { metric: 'orders.amount_12m' })).toMatchObject({
    accounts: 0,
    total: '0',
    gini: null,
    points: [],
  });
});
