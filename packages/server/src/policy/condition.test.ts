import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { conditionOver } from '../../test/judgement/arbitraries.ts';
import { text } from '../../test/oracle/decimal.ts';
import type { Values } from '../../test/oracle/metrics.ts';
import { holds } from '../../test/oracle/tier.ts';
import type { ValueKind } from './catalog.ts';
import { conditionSql } from './condition.sql.ts';

const { db } = await testDatabase();
const TODAY = '2024-05-17';
/** Days about the limits of relative tests. */
const edges = fc
  .tuple(fc.constantFrom(0, -1, -30, -365, -366, -800, 1, 30, 90, 366, 800), fc.constantFrom(-1, 0, 0, 1))
  .map(([away, aside]) =>
    Temporal.PlainDate.from(TODAY)
      .add({ days: away + aside })
      .toString(),
  );
const tagTest = fc.oneof(
  fc.record({
    metric: fc.constant('account.tags'),
    op: fc.constantFrom('in' as const, 'not_in' as const),
    value: fc.subarray(['a', 'b', 'x'], { minLength: 1 }),
  }),
  fc.record({ metric: fc.constant('account.tags'), op: fc.constantFrom('=' as const, '!=' as const), value: fc.constantFrom('a', 'x') }),
  fc.record({ metric: fc.constant('account.tags'), op: fc.constantFrom('known' as const, 'unknown' as const) }),
);
const amounts = fc.option(fc.constantFrom(0n, 200_000n, -200_000n, 3_000_000n, 100_000_000n, 1n));
const values: fc.Arbitrary<Values> = fc
  .dictionary(fc.constantFrom('account.brand', 'account.field.kind'), fc.option(fc.constantFrom('listed', '高校', "O'Univ")))
  .chain((texts) =>
    fc
      .record({
        numbers: fc.array(amounts, { minLength: 10, maxLength: 10 }),
        last: fc.option(fc.oneof(fc.constantFrom('2024-02-29', '2023-12-30'), edges)),
        tags: fc.subarray(['a', 'b', 'c']),
        vip: fc.option(fc.boolean()),
      })
      .map(({ numbers, last, vip, tags }) => ({
        today: TODAY,
        'account.tags': tags,
        'orders.first_on': last,
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
  'orders.first_on': 'date',
  'account.tags': 'set',
  'account.field.signed': 'date',
  'account.field.vip': 'boolean',
  'account.brand': 'text',
  'account.field.kind': 'text',
};
const TYPES = { number: sql`numeric`, date: sql`date`, boolean: sql`boolean`, text: sql`text`, set: sql`text[]` };

test('a condition holds in SQL exactly when it holds by its definition, and is never null', async () => {
  await fc.assert(
    fc.asyncProperty(conditionOver(tagTest), values, async (when, facts) => {
      const predicate = conditionSql(when, (id) => {
        const kind = kinds[id] ?? 'number';
        const value = facts[id] ?? null;
        const plain = typeof value === 'bigint' ? text(value) : Array.isArray(value) || value === null ? value : String(value);
        return { kind, today: sql`${TODAY}::date`, expression: sql`${plain}::${TYPES[kind]}` };
      });
      const found = await sql<{ holds: boolean }>`select ${predicate} as holds`.execute(db);
      expect(found.rows[0]?.holds).toBe(holds(when, facts));
    }),
    { numRuns: 1000 },
  );
});

test('a test without facts is false, and its negation true', async () => {
  const nothing = () => ({ kind: 'number' as const, today: sql`null::date`, expression: sql`null::numeric` });
  const test = { metric: 'x', op: '!=' as const, value: 1 };
  const found = await sql`select ${conditionSql(test, nothing)} as plain, ${conditionSql({ not: test }, nothing)} as negated`.execute(db);
  expect(found.rows[0]).toEqual({ plain: false, negated: true });
});
