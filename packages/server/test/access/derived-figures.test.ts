import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { wholeBaseOn } from '../../src/policy/catalog.ts';
import { factsSql } from '../../src/policy/facts.sql.ts';
import { catalogWith } from '../../src/slices/catalog.ts';
import { testDatabase } from '../harness/database.ts';
import { emptied } from '../harness/emptied.ts';
import { accounts } from '../judgement/arbitraries.ts';
import { putBase } from '../judgement/base.ts';
import { putFacts } from '../judgement/put-facts.ts';
import { putPayments } from '../judgement/put-payments.ts';
import type { RawAccount } from '../oracle/metrics.ts';

const { db } = await testDatabase();
const AS_OF = '2024-12-31';
const catalog = catalogWith([{ id: 'budget', type: 'money', name: { zh: '预算', en: 'Budget' }, choices: null }]);

/** Every metric of every account, as text. */
async function figures(): Promise<Map<string, Record<string, unknown>>> {
  const { ctes } = factsSql(
    catalog,
    catalog.all().map(({ id }) => id),
    wholeBaseOn(AS_OF),
    true,
  );
  const found = await sql<Record<string, unknown> & { account_id: string }>`with ${sql.join(ctes)} select * from facts`.execute(db);
  return new Map(found.rows.map(({ account_id, ...values }) => [account_id, values]));
}

async function putMoney(base: readonly RawAccount[]): Promise<void> {
  await emptied(db, 'subscription');
  await putBase(db, base);
  const ids = base.map(({ id }) => id);
  const id = (kind: number, n: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
  await putFacts(db, {
    referrals: ids.slice(1).map((referred) => ({ account: ids[0]!, referred, on: '2024-02-01' })),
    contracts: ids.map((account) => ({ account, on: '2024-03-01' })),
    ratings: [],
    needs: [],
    costs: ids.map((account) => ({ account, on: '2024-06-01', amount: '40' })),
  });
  await putPayments(
    db,
    ids.map((account, n) => ({
      ...{ id: id(6, n), account, contract: null, planned: '2024-01-01', due: '2024-08-01' },
      ...{ amount: '100', rate: 1, writtenOff: null },
    })),
    ids.map((account, n) => ({
      ...{ id: id(7, n), account, instalment: id(6, n), contract: null, received: '2024-10-01', claimed: '2024-10-01' },
      amount: n % 2 ? '100' : '30',
    })),
  );
  await sql`update account set custom = '{"budget": 1000}'`.execute(db);
  await sql`insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
    select id, 'custom.budget', '2020-01-01', '2020-01-01Z', '2020-01-01', '1000' from account`.execute(db);
}

/**
 * Other amounts and the same deals: who bought what when, and what was paid, stay as they are. Orders, contracts and costs each get a price
 * of their own, what is owed and its receipts one for each account.
 */
async function otherAmounts(): Promise<void> {
  const own = (salt: string, key: string) => sql`(1 + abs(hashtext(${salt} || ${sql.raw(key)})) % 97)`;
  await sql`update order_line set amount = amount * ${own('o', 'order_id::text || line_key')}, base_amount = base_amount * ${own('o', 'order_id::text || line_key')}`.execute(
    db,
  );
  await sql`update order_line set margin = margin * ${own('m', 'order_id::text || line_key')}`.execute(db);
  await sql`update contract set amount = amount * ${own('c', 'id::text')}, base_amount = base_amount * ${own('c', 'id::text')}`.execute(db);
  await sql`update service_cost set base_amount = base_amount * ${own('k', 'id::text')}`.execute(db);
  await sql`update instalment set amount = amount * ${own('p', 'account_id::text')}, base_amount = base_amount * ${own('p', 'account_id::text')}`.execute(
    db,
  );
  await sql`update receipt_claim set amount = amount * ${own('p', 'account_id::text')}`.execute(db);
  await sql`update account_history set value = to_jsonb((1 + abs(hashtext(account_id::text)) % 97) * 10) where field = 'custom.budget'`.execute(
    db,
  );
}

test('no metric whose value follows from amounts is shown to whom amounts are masked for; the others tell nothing of them', async () => {
  const told = new Set<string>();
  await fc.assert(
    fc.asyncProperty(accounts(12), async (base) => {
      await putMoney(base);
      const before = await figures();
      await otherAmounts();
      for (const [id, values] of await figures())
        for (const [metric, value] of Object.entries(values))
          if (JSON.stringify(value) !== JSON.stringify(before.get(id)?.[metric])) told.add(metric);
    }),
    { numRuns: 40 },
  );
  const open = [...told].filter((id) => catalog.get(id)?.masked === undefined);
  expect(open).toEqual([]);
  // What the amounts of this base are seen to reach: were it nothing, the line above would prove nothing.
  expect([...told].sort()).toEqual([
    'account.field.budget',
    'contracts.arr',
    'orders.amount_12m',
    'orders.amount_total',
    'orders.growth_12m',
    'orders.margin_rate_12m',
    'payments.overdue_amount',
    'rfm.m',
    'service.cost_rate_12m',
  ]);
  // Reached by what a policy makes of amounts, which this base does not run.
  const masked = catalog.all().flatMap(({ id, masked }) => (masked ? [id] : []));
  expect(masked.filter((id) => !told.has(id)).sort()).toEqual(['account.gross_margin_rate', 'state.health', 'state.tier_score']);
});
