import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, addAccounts, putBase, putInForce } from '../../../test/judgement/base.ts';
import { inTransaction } from '../../../test/judgement/ctx.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { evaluateScheduled } from './scheduled-evaluations.ts';

const { db } = await testDatabase();
const name = { zh: '名', en: 'Name' };
const MONTHLY = TierPolicy.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'tier',
  name,
  schedule: 'month_end',
  items: [{ id: 'amount', name, perUnit: { metric: 'orders.amount_12m', points: 1 } }],
  levels: [
    { id: 'A', name, score: 100 },
    { id: 'B', name },
  ],
});
const night = (today: string) => inTransaction(db, today, evaluateScheduled);
const shown = async () =>
  (
    await sql<{ line: string }>`select concat_ws(' ', s.tier, s.tier_since, trim_scale(s.amount_12m), s.last_order_on) as line
      from account_state s where s.account_id = ${accountId(1)}::uuid`.execute(db)
  ).rows[0]?.line;
const kept = async () =>
  (await sql<{ row: unknown }>`select to_jsonb(m) - 'as_of' as row from account_metric m order by m.account_id`.execute(db)).rows;
const audited = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from audit where action = 'figures.measure'`.execute(db)).rows[0]?.n;

test('lists and plays read the figures of the day that is over, though tiers are judged at the end of the month', async () => {
  await putBase(db, []);
  const line = (on: string, order: number) => ({ order, product: 1, on, amount: '80', margin: null });
  await addAccounts(db, [
    {
      ...{ id: accountId(1), since: '2023-01-01', status: 'active', facts: [] },
      lines: [line('2026-11-10', 1), line('2026-12-06', 2), line('2026-12-07', 3)],
    },
  ]);
  await putInForce(db, MONTHLY);
  expect(await night('2026-12-01')).toMatchObject([{ id: 'tier', published: true }]);
  expect(await shown()).toBe('B 2026-11-30 80 2026-11-10');
  const before = await audited();
  // The order of the 6th counts, that of the day that begins does not; the level waits for the end of the month.
  expect(await night('2026-12-07')).toEqual([]);
  expect(await shown()).toBe('B 2026-11-30 160 2026-12-06');
  const measured = await kept();
  expect(await night('2026-12-07')).toEqual([]);
  expect(await audited()).toBe((before ?? 0) + 1);
  await inTransaction(db, '2026-12-07', async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf: '2026-12-06', cause: 'manual' }));
  expect(await kept()).toEqual(measured);
});
