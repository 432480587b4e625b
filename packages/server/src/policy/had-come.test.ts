import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { accountId, putBase } from '../../test/judgement/base.ts';
import { contextOn } from '../../test/judgement/ctx.ts';
import { FACT_TABLES, putDated } from '../../test/judgement/dated-facts.ts';
import { factsOf, factsOfOne } from '../../test/judgement/facts-of.ts';
import { getAccount } from '../slices/accounts/index.ts';
import { DATED_FACTS } from './had-come.sql.ts';

const { db } = await testDatabase();
const [first] = [accountId(1)];
const young = { id: first, since: '2026-03-01', status: 'active' as const, lines: [], facts: [] };

test('every table of dated facts of an account is among those that bring it', async () => {
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and a.attnotnull
      join pg_attribute d on d.attrelid = c.oid and d.attname = 'happened_on'
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`.execute(db);
  // Lines come with their order.
  const tables = found.rows.map(({ name }) => name).filter((name) => name !== 'order_line');
  expect([...tables, 'usage_daily'].toSorted()).toEqual(DATED_FACTS.map(([table]) => table).toSorted());
});

describe.each(FACT_TABLES)('an account that is known by a row of %s from before its own first day', (table) => {
  test('is there from the day of that on, in the base, alone and on its page, and not the day before', async () => {
    await putBase(db, [young]);
    await putDated(db, [{ account: first, table, on: '2025-05-17' }]);
    const there = async (day: string) => [
      (await factsOf(db, ['orders.count_12m'], day)).has(first),
      (await factsOfOne(db, ['orders.count_12m'], day, first)) !== undefined,
      await getAccount(contextOn(db, '2026-06-30'), { id: first, asOf: day }).then(
        () => true,
        () => false,
      ),
    ];
    expect(await there('2025-05-16')).toEqual([false, false, false]);
    expect(await there('2025-05-17')).toEqual([true, true, true]);
    expect(await there('2026-03-01')).toEqual([true, true, true]);
  });
});
