import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, writeCtxOf } from '../../test/harness/work-base.ts';
import { clearDemo, loadDemo } from './load-demo.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../../templates');
const TODAY = '2026-11-20';
const { db } = await testDatabase();
await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('T', 'en', 'UTC', 'CNY', '2026-01-01Z')`.execute(
  db,
);

const write = <T>(work: (ctx: ReturnType<typeof writeCtxOf>) => Promise<T>): Promise<T> =>
  db.transaction().execute((tx) => work(writeCtxOf(tx, TODAY, { templatesDir: TEMPLATES })));
async function count(table: string, where = sql`true`): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(db);
  return rows[0]?.n ?? 0;
}

describe.each(['higher-ed', 'saas', 'product-ops', 'platform', 'infrastructure'])('the demo data of %s', (template) => {
  test('are complete, dated up to today, and a fifth of the accounts carries most', async () => {
    const loaded = await write((ctx) => loadDemo(ctx, template));
    expect(loaded.accounts).toBeGreaterThanOrEqual(300);
    expect(loaded.note.en).toMatch(/synthetic/);
    expect(await count('account', sql`demo and owner_id is not null`)).toBe(loaded.accounts);
    expect(await count('account_state')).toBe(loaded.accounts);
    expect(await count('app_user', sql`demo and password_hash is null`)).toBe(loaded.users);
    expect(await count('sales_order', sql`happened_on > ${TODAY}`)).toBe(0);
    expect(await count('interaction', sql`happened_on > ${TODAY}`)).toBe(0);
    expect(await count('order_line', sql`amount < 0`)).toBeGreaterThan(0);
    expect(await count('usage_daily', sql`day > ${TODAY} or day < ${TODAY}::date - 210`)).toBe(0);
    const [use] = (
      await sql<{ users: number; silent: number }>`
      select count(distinct account_id) filter (where day > ${TODAY}::date - 7)::int as users,
        (select count(*)::int from (select account_id from usage_daily group by 1 having max(day) < ${TODAY}::date - 14) s) as silent from usage_daily`.execute(
        db,
      )
    ).rows;
    expect(use?.users).toBeGreaterThan(loaded.accounts / 2);
    expect(use?.silent).toBeGreaterThan(3);
    for (const table of [
      'rating',
      'referral',
      'need',
      'service_cost',
      'account_relation',
      'competitor_note',
      'competitor_action',
      'instalment',
      'receipt',
      'receipt_claim',
    ])
      expect([table, await count(table, sql`happened_on > ${TODAY}`), (await count(table)) > 0]).toEqual([table, 0, true]);
    const { rows } = await sql<{ share: number; kinds: number }>`
      with sums as (select account_id, sum(amount) as amount, ntile(5) over (order by sum(amount) desc) as fifth from order_line
        where happened_on > ${TODAY}::date - 365 group by account_id)
      select (sum(amount) filter (where fifth = 1) / sum(amount))::float as share from sums`.execute(db);
    expect(rows[0]?.share).toBeGreaterThan(0.45);
    expect(rows[0]?.share).toBeLessThan(0.95);
  });
});

test('the same template gives the same data, and a repeat replaces the first', async () => {
  const image = async () => (await sql`select code, name, custom, happened_on from account order by code`.execute(db)).rows;
  await write((ctx) => loadDemo(ctx, 'saas'));
  const first = await image();
  const orders = await count('sales_order');
  await write((ctx) => loadDemo(ctx, 'saas'));
  expect(await image()).toEqual(first);
  expect(await count('sales_order')).toBe(orders);
});

test('a past day shows other values where something changed since', async () => {
  expect(
    await count('account_history', sql`(field like 'custom.%' or field = 'size_band') and valid_from > ${TODAY}::date - 91`),
  ).toBeGreaterThan(5);
});

test('clearing takes away all that is demo and leaves what is real', async () => {
  const { rows } = await sql<{ id: string }>`select id from app_user where demo limit 1`.execute(db);
  const real = await addAccount(db, { name: 'Real', ownerId: rows[0]?.id ?? null });
  const cleared = await write((ctx) => clearDemo(ctx));
  expect(cleared).toMatchObject({ accounts: 312, users: 10 });
  for (const table of [
    'contact',
    'sales_order',
    'order_line',
    'interaction',
    'account_history',
    'rating',
    'instalment',
    'receipt_claim',
    'competitor',
    'product_retirement',
    'product',
    'team',
    'app_user',
  ])
    expect([table, await count(table)]).toEqual([table, 0]);
  const left = await db.selectFrom('account').select(['id', 'owner_id']).execute();
  expect(left).toEqual([{ id: real, owner_id: null }]);
  expect(await count('organisation', sql`demo`)).toBe(0);
});
