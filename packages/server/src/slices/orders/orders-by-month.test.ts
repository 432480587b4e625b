import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { type Ctx, LOCAL } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { ordersByMonth } from './orders-by-month.ts';

const { db } = await testDatabase();
const ctx = { db, actor: LOCAL, today: '2026-11-20' } as unknown as Ctx;
const productId = newId();
await sql`insert into product (id, code, name, status, recorded_at, changed_at) values (${productId}, 'P', 'P', 'active', '2024-01-01Z', '2024-01-01Z')`.execute(
  db,
);

async function accountWith(since: string, lines: [day: string, amount: number][]): Promise<string> {
  const id = newId();
  await sql`insert into account (id, code, name, status, happened_on, known_at, recorded_at, changed_at)
    values (${id}, ${id}, 'A', 'active', ${since}, ${since}, '2024-01-01Z', '2024-01-01Z')`.execute(db);
  for (const [day, amount] of lines) {
    const orderId = newId();
    await sql`insert into sales_order (account_id, id, code, happened_on, known_at, recorded_at, changed_at, currency)
      values (${id}, ${orderId}, ${orderId}, ${day}, ${day}, '2024-01-01Z', '2024-01-01Z', 'CNY')`.execute(db);
    await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
      values (${id}, ${orderId}, '1', ${productId}, ${day}, ${day}, 1, ${amount}, ${amount}, '2024-01-01Z', '2024-01-01Z')`.execute(db);
  }
  return id;
}

test('adds orders up by month and over twelve months, refunds negative and not counted as orders', async () => {
  const accountId = await accountWith('2023-01-01', [
    ['2025-11-20', 100], // a year ago to the day: the earlier year
    ['2025-11-21', 200],
    ['2026-11-03', 50],
    ['2026-11-20', -30],
    ['2026-11-21', 999], // tomorrow
  ]);
  const found = await ordersByMonth(ctx, { accountId });
  expect(found).toMatchObject({
    asOf: '2026-11-20',
    orders12m: 2,
    growth12m: '1.200000',
    firstOrderOn: '2025-11-20',
    lastOrderOn: '2026-11-03',
  });
  expect([Number(found.amount12m), Number(found.amountEarlier12m)]).toEqual([220, 100]);
  expect(found.months).toHaveLength(24);
  expect(found.months[0]?.month).toBe('2024-12');
  expect(found.months.filter((each) => Number(each.amount) !== 0).map((each) => [each.month, Number(each.amount), each.orders])).toEqual([
    ['2025-11', 300, 2],
    ['2026-11', 20, 1],
  ]);
  expect((await ordersByMonth(ctx, { accountId, asOf: '2025-11-20' })).amount12m).toBe('100.000000');
});

test('an account without orders has figures of nothing, and a young one no growth', async () => {
  const empty = await ordersByMonth(ctx, { accountId: await accountWith('2026-01-01', []) });
  expect(empty).toMatchObject({ orders12m: 0, growth12m: null, firstOrderOn: null, lastOrderOn: null });
  expect(empty.months).toHaveLength(24);
  const young = await accountWith('2025-01-01', [
    ['2025-06-01', 10],
    ['2026-06-01', 20],
  ]);
  expect((await ordersByMonth(ctx, { accountId: young })).growth12m).toBeNull();
});
