import type { Test } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { condition } from '../../test/judgement/arbitraries.ts';
import { text } from '../../test/oracle/decimal.ts';
import type { Values } from '../../test/oracle/metrics.ts';
import { holds } from '../../test/oracle/tier.ts';
import type { Sql } from '../db/database.ts';
import type { ValueKind } from './catalog.ts';
import { conditionSql } from './condition.sql.ts';

const { db } = await testDatabase();
const amounts = fc.option(fc.constantFrom(0n, 200_000n, -200_000n, 3_000_000n, 100_000_000n, 1n));
const values: fc.Arbitrary<Values> = fc
  .dictionary(fc.constantFrom('account.brand', 'account.field.kind'), fc.option(fc.constantFrom('listed', '高校', "O'Univ")))
  .chain((texts) =>
    fc
      .record({
        numbers: fc.array(amounts, { minLength: 10, maxLength: 10 }),
        last: fc.option(fc.constantFrom('2024-02-29', '2023-12-30')),
        vip: fc.option(fc.boolean()),
      })
      .map(({ numbers, last, vip }) => ({
        ...texts,
        ...Object.fromEntries(NUMBERS.map((id, index) => [id, numbers[index] ?? null])),
        'orders.last_on': last,
        'account.field.signed': last,
        'account.field.vip': vip,
      })),
  );
const NUMBERS = [
  'orders.amount_12m',
  'orders.count_12m',
  'orders.growth_12m',
  'orders.recency_days',
  'orders.margin_rate_12m',
  'orders.product_kinds_12m',
  'account.employees',
  'account.field.need',
  'account.age_days',
  'orders.amount_total',
];
const kinds: Record<string, ValueKind> = {
  'orders.last_on': 'date',
  'account.field.signed': 'date',
  'account.field.vip': 'boolean',
  'account.brand': 'text',
  'account.field.kind': 'text',
};
const TYPES: Record<ValueKind, Sql> = { set: sql`jsonb`, number: sql`numeric`, date: sql`date`, boolean: sql`boolean`, text: sql`text` };

test('a condition holds in SQL exactly when it holds by its definition, and is never null', async () => {
  await fc.assert(
    fc.asyncProperty(condition, values, async (when, facts) => {
      const predicate = conditionSql(when, (id) => {
        const kind = kinds[id] ?? 'number';
        const value = facts[id] ?? null;
        return {
          kind,
          expression: sql`${typeof value === 'bigint' ? text(value) : value === null ? null : String(value)}::${TYPES[kind]}`,
        };
      });
      const found = await sql<{ holds: boolean }>`select ${predicate} as holds`.execute(db);
      expect(found.rows[0]?.holds).toBe(holds(when, facts));
    }),
    { numRuns: 300 },
  );
});

test('a test without facts is false, and its negation true', async () => {
  const nothing = () => ({ kind: 'number' as const, expression: sql`null::numeric` });
  const test = { metric: 'x', op: '!=' as const, value: 1 };
  const found = await sql`select ${conditionSql(test, nothing)} as plain, ${conditionSql({ not: test }, nothing)} as negated`.execute(db);
  expect(found.rows[0]).toEqual({ plain: false, negated: true });
});

test('several choices are asked for one, any or none of them; nothing chosen is no fact', async () => {
  const ask = async (op: Test['op'], value: Test['value'], chosen: string[] | null) => {
    const expression = sql`${chosen && JSON.stringify(chosen)}::jsonb`;
    const predicate = conditionSql({ metric: 'x', op, ...(value === undefined ? {} : { value }) }, () => ({ kind: 'set', expression }));
    return (await sql<{ holds: boolean }>`select ${predicate} as holds`.execute(db)).rows[0]?.holds;
  };
  expect(await ask('=', 'a', ['a', 'b'])).toBe(true);
  expect(await ask('contains', 'c', ['a', 'b'])).toBe(false);
  expect(await ask('in', ['c', 'b'], ['a', 'b'])).toBe(true);
  expect(await ask('not_in', ['c', 'd'], ['a', 'b'])).toBe(true);
  expect(await ask('!=', 'a', ['a'])).toBe(false);
  expect(await Promise.all([ask('!=', 'a', null), ask('not_in', ['a'], null), ask('known', undefined, null)])).toEqual([
    false,
    false,
    false,
  ]);
});
