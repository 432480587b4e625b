import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts } from '../../../test/judgement/arbitraries.ts';
import { accountId, putBase } from '../../../test/judgement/base.ts';
import { factsOf, factsOfOne } from '../../../test/judgement/facts-of.ts';
import { unaccounted } from '../../../test/judgement/from-rows.ts';
import { putFacts } from '../../../test/judgement/put-facts.ts';
import { text } from '../../../test/oracle/decimal.ts';
import { factMetricsOf, type RawFacts } from '../../../test/oracle/facts.ts';
import { hadCome, type RawAccount } from '../../../test/oracle/metrics.ts';
import { catalogWith } from '../catalog.ts';

const { db } = await testDatabase();
const METRICS = [
  'referrals.won',
  'rating.relationship',
  'rating.renewal_intent',
  'rating.influence',
  'needs.kinds',
  'service.cost_rate_12m',
];
const OF_ORDERS = ['amount_12m', 'amount_total', 'count_12m', 'recency_days', 'growth_12m', 'product_kinds_12m', 'margin_rate_12m'].map(
  (one) => `orders.${one}`,
);
const day = fc.oneof(
  fc.constantFrom(
    ...AS_OF.flatMap((asOf) => [-367, -366, -365, -1, 0, 1].map((days) => Temporal.PlainDate.from(asOf).add({ days }).toString())),
  ),
  fc.integer({ min: 0, max: 1200 }).map((days) => Temporal.PlainDate.from('2022-01-01').add({ days }).toString()),
);
const account = fc.constantFrom(...[1, 2, 3, 4].map(accountId));
const many = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { maxLength: 8 });
const facts: fc.Arbitrary<RawFacts> = fc.record({
  referrals: many(fc.record({ account, referred: account, on: day })),
  contracts: many(fc.record({ account, on: day })),
  ratings: many(
    fc.record({
      account,
      dimension: fc.constantFrom('relationship', 'renewal_intent', 'influence'),
      score: fc.integer({ min: 1, max: 5 }),
      on: day,
      expires: fc.option(day),
    }),
  ).map((rows) => rows.map((row, recorded) => ({ ...row, recorded }))),
  needs: many(fc.record({ account, product: fc.option(fc.integer({ min: 0, max: 9 })), on: day, closed: fc.option(day) })),
  costs: many(fc.record({ account, on: day, amount: fc.constantFrom('10', '0.5', '-3', '1000') })),
});
const base = accounts(4);

/** Any judgement, contract or cost from before an account's own first day stands for it, as an order does. */
const broughtBy = (given: RawFacts, id: string, asOf: string): boolean =>
  Object.values(given as unknown as Record<string, { account: string; on: string }[]>).some((rows) =>
    rows.some(({ account: of, on }) => of === id && on <= asOf),
  );

function expected(of: RawAccount[], given: RawFacts, asOf: string) {
  const lines = new Map(of.map((one) => [one.id, one.lines]));
  return new Map(
    of
      .filter((one) => hadCome(one, asOf) || broughtBy(given, one.id, asOf))
      .map((one) => [
        one.id,
        Object.fromEntries(
          Object.entries(factMetricsOf(given, lines, one.id, asOf)).map(([metric, value]) => [
            metric,
            value === null ? null : text(value as bigint),
          ]),
        ),
      ]),
  );
}
const put = async (of: RawAccount[], given: RawFacts) => {
  await putBase(db, of);
  const there = new Set(of.map(({ id }) => id));
  const kept = Object.fromEntries(
    Object.entries(given).map(([kind, rows]) => [kind, (rows as { account: string }[]).filter((row) => there.has(row.account))]),
  ) as unknown as RawFacts;
  await putFacts(db, kept);
  return kept;
};

test('of any base, the set, one account alone, the slow count by hand and the rows behind each figure agree', async () => {
  await fc.assert(
    fc.asyncProperty(base, facts, fc.constantFrom(...AS_OF), async (of, given, asOf) => {
      const kept = await put(of, given);
      const right = expected(of, kept, asOf);
      expect(await factsOf(db, METRICS, asOf)).toEqual(right);
      expect(await factsOfOne(db, METRICS, asOf, accountId(1))).toEqual(right.get(accountId(1)));
      const values = await factsOfOne(db, [...METRICS, ...OF_ORDERS], asOf, accountId(1));
      if (values) expect(await unaccounted(db, catalogWith([]), { values, accountId: accountId(1), asOf })).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('as of a day, judgements are what they were when the base ended on that day', async () => {
  await fc.assert(
    fc.asyncProperty(base, facts, fc.constantFrom(...AS_OF), async (of, given, asOf) => {
      const kept = await put(of, given);
      const whole = await factsOf(db, METRICS, asOf);
      const until = of
        .filter((one) => hadCome(one, asOf) || broughtBy(kept, one.id, asOf))
        .map((one) => ({ ...one, lines: one.lines.filter(({ on }) => on <= asOf) }));
      const truncated = Object.fromEntries(
        Object.entries(kept).map(([kind, rows]) => [kind, (rows as { on: string }[]).filter(({ on }) => on <= asOf)]),
      ) as unknown as RawFacts;
      await put(until, {
        ...truncated,
        needs: truncated.needs.map((one) => ({ ...one, closed: one.closed !== null && one.closed <= asOf ? one.closed : null })),
      });
      expect(await factsOf(db, METRICS, asOf)).toEqual(whole);
    }),
    { numRuns: 15 },
  );
});

describe('worked rows', () => {
  const NONE: RawFacts = { referrals: [], contracts: [], ratings: [], needs: [], costs: [] };
  const [first, second] = [accountId(1), accountId(2)];
  const of: RawAccount[] = [
    {
      id: first,
      since: '2020-01-01',
      status: 'active',
      facts: [],
      lines: [{ order: 1, product: 1, on: '2024-03-01', amount: '400', margin: null }],
    },
    { id: second, since: '2020-01-01', status: 'active', facts: [], lines: [] },
  ];
  const value = async (metric: string, asOf: string) => (await factsOf(db, [metric], asOf)).get(first)?.[metric] ?? null;

  test('referrals.won counts a referred account once, from its first contract on', async () => {
    const referral = { account: first, referred: second, on: '2024-01-01' };
    await put(of, { ...NONE, referrals: [referral, referral], contracts: [{ account: second, on: '2024-02-10' }] });
    expect([await value('referrals.won', '2024-02-09'), await value('referrals.won', '2024-02-10')].map(Number)).toEqual([0, 1]);
  });
  test('a rating holds to its last day and then is unknown, never the lowest level', async () => {
    const rating = { account: first, dimension: 'relationship', score: 4, on: '2024-01-01', expires: '2024-06-30', recorded: 0 };
    await put(of, { ...NONE, ratings: [rating] });
    expect(await value('rating.relationship', '2024-06-30')).toBe('4.000000');
    expect(await value('rating.relationship', '2024-07-01')).toBeNull();
    expect(await value('rating.influence', '2024-06-30')).toBeNull();
  });
  test('needs.kinds joins what was bought in twelve months and what is needed and not closed', async () => {
    const need = (product: number, closed: string | null) => ({ account: first, product, on: '2024-01-01', closed });
    await put(of, { ...NONE, needs: [need(1, null), need(2, null), need(3, '2024-05-01')] });
    expect(Number(await value('needs.kinds', '2024-04-30'))).toBe(3);
    expect(Number(await value('needs.kinds', '2024-05-01'))).toBe(2);
    expect(Number(await value('needs.kinds', '2025-03-01'))).toBe(2);
  });
  test('service.cost_rate_12m is cost over orders, and nothing where no cost is on the books', async () => {
    await put(of, { ...NONE, costs: [{ account: first, on: '2024-04-01', amount: '100' }] });
    expect(await value('service.cost_rate_12m', '2024-04-01')).toBe('0.250000');
    expect(await value('service.cost_rate_12m', '2024-03-31')).toBeNull();
  });
});
