import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, addAccounts, putBase } from '../../../test/judgement/base.ts';
import { contextOn } from '../../../test/judgement/ctx.ts';
import { metricsHandlers } from '../metrics/index.ts';
import { tiersHandlers } from './index.ts';

const data = path.join(process.env.FULCRUM_REAL_DATA ?? path.resolve(import.meta.dirname, '../../../../../../shared/data'), 'rfm');
const here = existsSync(data);
if (!here && process.env.CI !== 'true') console.warn(`skipped: no real data in ${data}`);
const { db } = await testDatabase();
const ctx = contextOn(db, '2006-12-31');
const rows = (file: string) => parse(readFileSync(path.join(data, file)), { columns: true }) as Record<string, string>[];

test.skipIf(!here && process.env.CI !== 'true')(
  'scores 995 of 995 published customers by quantiles plus one over all their orders',
  async () => {
    const orders = rows('input_orders.csv');
    const expected = rows('expected_orders_rfm.csv');
    const ids = new Map(expected.map((row, index) => [row.customer_id!, accountId(index + 1)]));
    await putBase(db, []);
    await addAccounts(
      db,
      [...ids].map(([customer, id]) => ({
        id,
        since: '2000-01-01',
        status: 'active',
        facts: [],
        lines: orders.flatMap((order, index) =>
          order.customer_id === customer ? [{ order: index, product: 1, on: order.order_date!, amount: order.revenue!, margin: null }] : [],
        ),
      })),
    );
    const scores = await Promise.all(
      (['r', 'f', 'm'] as const).map(async (part) => {
        const { rows: found } = await metricsHandlers.value(ctx, {
          id: `rfm.${part}`,
          asOf: '2006-12-31',
          by: 'account',
          method: 'quantile-plus-one',
          window: 'all',
        });
        return new Map(found.map((row) => [row.dim, row.value]));
      }),
    );
    const wrong = expected.filter((row) => {
      const id = ids.get(row.customer_id!)!;
      return [row.recency_score, row.frequency_score, row.monetary_score].some((score, index) => scores[index]!.get(id) !== Number(score));
    });
    expect([expected.length - wrong.length, expected.length]).toEqual([995, 995]);
  },
);

test('by default equal customers score equally, those without orders in the year not at all', async () => {
  const day = (days: number) => Temporal.PlainDate.from('2006-12-31').subtract({ days }).toString();
  await putBase(db, []);
  await addAccounts(
    db,
    [1, 1, 20, 40, 80, 160, 400].map((days, index) => ({
      id: accountId(index + 1),
      since: '2000-01-01',
      status: 'active',
      facts: [],
      lines: [{ order: index, product: 1, on: day(days), amount: '10', margin: null }],
    })),
  );
  const { rows: found } = await metricsHandlers.value(ctx, { id: 'rfm.r', asOf: '2006-12-31', by: 'account' });
  expect(found.map((row) => row.value)).toEqual([5, 5, 3, 3, 2, 1, null]);
  const view = await tiersHandlers.rfm(ctx, {});
  expect(view.segments.reduce((sum, segment) => sum + segment.accounts, 0)).toBe(6);
});
