import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { accountId, addAccounts, putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import type { RawAccount } from '../../test/oracle/metrics.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { prepareResultPartitions } from './partitions.sql.ts';
import { type Cause, evaluate } from './run.ts';

const { db } = await testDatabase();
const name = { zh: '名', en: 'Name' };
const policyOf = (more: Partial<TierPolicy> = {}): TierPolicy =>
  TierPolicy.parse({
    apiVersion: 'fulcrum/v1',
    kind: 'tier',
    id: 'tier',
    name,
    items: [{ id: 'amount', name, perUnit: { metric: 'orders.amount_12m', points: 1 } }],
    levels: [
      { id: 'A', name, score: 100 },
      { id: 'B', name, score: 50 },
      { id: 'C', name },
    ],
    ...more,
  });
const lines = (amounts: Record<string, number>) =>
  Object.entries(amounts).map(([on, amount], index) => ({ order: index, product: 1, on, amount: String(amount), margin: null }));
const account = (amounts: Record<string, number>, status: RawAccount['status'] = 'active', number = 1): RawAccount => ({
  id: accountId(number),
  since: '2023-01-01',
  status,
  facts: [],
  lines: lines(amounts),
});

const run = (asOf: string, cause: Cause = 'scheduled', today = '2026-12-31') =>
  inTransaction(db, today, async (ctx) => (await evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause }))[0]!);
const state = async (number = 1) =>
  (
    await sql<{
      tier: string;
      since: string;
      amount: string;
      rank: number;
    }>`select tier, tier_since as since, trim_scale(amount_12m)::text as amount, tier_rank as rank
      from account_state where account_id = ${accountId(number)}::uuid`.execute(db)
  ).rows[0];
const count = async (table: string) => (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]!.n;
const setAmount = (on: string, amount: number) =>
  sql`update order_line set base_amount = ${amount} where happened_on = ${on}::date`.execute(db);

beforeEach(async () => {
  await putBase(db, []);
});

test('a move is written once, told once and shown in lists, and a run without a move writes nothing', async () => {
  await addAccounts(db, [account({ '2025-06-15': 120, '2026-02-10': 60 })]);
  await putInForce(db, policyOf());
  expect(await run('2026-05-31')).toMatchObject({ accounts: 1, changed: 1, published: true });
  expect(await state()).toEqual({ tier: 'A', since: '2026-05-31', amount: '180', rank: 0 });
  expect(await run('2026-06-30')).toMatchObject({ changed: 1 });
  expect(await state()).toEqual({ tier: 'B', since: '2026-06-30', amount: '60', rank: 1 });
  expect(await run('2026-07-31')).toMatchObject({ changed: 0 });
  expect(await count('policy_result')).toBe(2);
  const moves = await sql`select as_of, from_level, to_level, from_rank, to_rank from policy_transition`.execute(db);
  expect(moves.rows).toEqual([{ as_of: '2026-06-30', from_level: 'A', to_level: 'B', from_rank: 0, to_rank: 1 }]);
  const events = await sql<{
    payload: { asOf: string; changed: number };
  }>`select payload from outbox where event = 'policy.run_published' order by id`.execute(db);
  expect(events.rows.map((row) => [row.payload.asOf, row.payload.changed])).toEqual([
    ['2026-05-31', 1],
    ['2026-06-30', 1],
    ['2026-07-31', 0],
  ]);
});

test('judging a day again replaces its results and takes back a move that did not happen', async () => {
  await addAccounts(db, [account({ '2026-01-10': 120 })]);
  await putInForce(db, policyOf());
  await run('2026-04-30');
  await setAmount('2026-01-10', 70);
  await run('2026-05-31');
  expect(await count('policy_transition')).toBe(1);
  await setAmount('2026-01-10', 110);
  expect(await run('2026-05-31')).toMatchObject({ changed: 1 });
  expect(await count('policy_transition')).toBe(0);
  expect(await state()).toMatchObject({ tier: 'A', amount: '110' });
});

test('a day before the latest result, or to come, is a preview that writes nothing', async () => {
  await addAccounts(db, [account({ '2025-03-10': 120 })]);
  await putInForce(db, policyOf());
  await run('2026-06-30');
  const before = [await count('policy_run'), await count('policy_result'), await count('outbox')];
  expect(await run('2025-06-30')).toMatchObject({ published: false, accounts: 1, changed: 1 });
  expect(await run('2027-01-31')).toMatchObject({ published: false });
  expect([await count('policy_run'), await count('policy_result'), await count('outbox')]).toEqual(before);
});

test('frozen accounts keep their level while their amounts go on, closed ones are not judged', async () => {
  await addAccounts(db, [account({ '2026-01-10': 120 }), account({ '2026-01-10': 120 }, 'closed', 2)]);
  await putInForce(db, policyOf());
  expect(await run('2026-04-30')).toMatchObject({ accounts: 1 });
  await sql`update account set status = 'frozen' where id = ${accountId(1)}::uuid`.execute(db);
  await setAmount('2026-01-10', 10);
  expect(await run('2026-05-31')).toMatchObject({ accounts: 0, changed: 0 });
  expect(await state()).toMatchObject({ tier: 'A', amount: '10' });
  expect(await state(2)).toMatchObject({ tier: null });
});

test('a margin holds the level until the score is that far below its threshold', async () => {
  await addAccounts(db, [account({ '2026-01-10': 120 })]);
  await putInForce(db, policyOf({ hysteresis: { margin: 10 } }));
  await run('2026-02-28');
  await setAmount('2026-01-10', 90);
  await run('2026-03-31');
  expect(await state()).toMatchObject({ tier: 'A' });
  await setAmount('2026-01-10', 89);
  await run('2026-04-30');
  expect(await state()).toMatchObject({ tier: 'B', since: '2026-04-30' });
});

test('a worse level must hold for scheduled evaluations in a row; manual ones between do not count', async () => {
  await addAccounts(db, [account({ '2026-01-10': 120 })]);
  await putInForce(db, policyOf({ hysteresis: { evaluations: 3 } }));
  await run('2026-02-28');
  await setAmount('2026-01-10', 60);
  await run('2026-03-31');
  await run('2026-04-10', 'manual');
  await run('2026-04-20', 'manual');
  await run('2026-04-30');
  expect(await state()).toMatchObject({ tier: 'A' });
  expect(await run('2026-04-30')).toMatchObject({ changed: 0 });
  await run('2026-05-31');
  expect(await state()).toMatchObject({ tier: 'B', since: '2026-05-31' });
});

test('an item that may not lack facts stops the evaluation and leaves the results before in force', async () => {
  await addAccounts(db, [account({ '2026-01-10': 120 })]);
  await putInForce(db, policyOf());
  await run('2026-04-30');
  const strict = { id: 'staff', name, whenNull: 'fail' as const, perUnit: { metric: 'account.employees', points: 1 } };
  await putInForce(db, policyOf({ items: [strict] }));
  await expect(run('2026-05-31')).rejects.toMatchObject({ reason: 'policy.item_failed', detail: { item: 'staff' } });
  expect(await count('policy_run')).toBe(1);
  expect(await state()).toMatchObject({ tier: 'A' });
});

test('a second evaluation at the same time is refused', async () => {
  await putInForce(db, policyOf());
  await inTransaction(db, '2026-12-31', async (ctx) => {
    await evaluate(ctx, await catalogsOf(ctx.db), { asOf: '2026-05-31', cause: 'manual' });
    await expect(run('2026-05-31')).rejects.toMatchObject({ kind: 'conflict', reason: 'policy.busy' });
  });
});

test('partitions of coming months are made once, and not where rows stand already', async () => {
  await addAccounts(db, [account({ '2026-01-10': 120 })]);
  await putInForce(db, policyOf());
  await run('2026-04-30');
  expect(await prepareResultPartitions(db, '2026-04-15', 3)).toEqual([
    'policy_result_2026_05',
    'policy_result_2026_06',
    ...['04', '05', '06'].map((month) => `health_result_2026_${month}`),
  ]);
  expect(await prepareResultPartitions(db, '2026-04-15', 3)).toEqual([]);
});
