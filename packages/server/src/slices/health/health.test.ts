import { HealthPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accounts } from '../../../test/judgement/arbitraries.ts';
import { accountId, putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { healthPolicy } from '../../../test/judgement/health-policies.ts';
import type { RawAccount } from '../../../test/oracle/metrics.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { healthHandlers } from './health.handlers.ts';

const { db } = await testDatabase();
const name = { zh: '项', en: 'Item' };
await declareFields(
  db,
  'account',
  (['number:need', 'choice:kind', 'date:signed', 'boolean:vip'] as const).map((each) => {
    const [type, id] = each.split(':') as ['number', string];
    return { id, type, name };
  }),
  '2020-01-01T00:00:00Z',
);
const TODAY = '2025-12-31';
const run = (asOf: string) =>
  inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'scheduled' }));
const ctx = contextOn(db, TODAY);
const history = async (account: string, limit = 50) => {
  const first = await healthHandlers.history(ctx, { accountId: account, limit });
  const rest = first.nextCursor
    ? await healthHandlers.history(ctx, { accountId: account, limit, cursor: first.nextCursor })
    : { items: [] };
  return [...first.items, ...rest.items];
};
const cents = (value: string | number) => Math.round(Number(value) * 100);

const POLICY = HealthPolicy.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'health',
  id: 'health',
  name,
  sample: true,
  coverage: 0.5,
  caps: [{ id: 'stopped', name, when: { metric: 'orders.recency_days', op: '>', value: 300 }, most: 30 }],
  variants: [
    {
      id: 'fresh',
      name,
      when: { metric: 'account.age_days', op: '<', value: 90 },
      dimensions: [
        {
          id: 'start',
          name,
          weight: 100,
          measures: [{ id: 'kinds', name, metric: 'orders.product_kinds_12m', normalise: { method: 'minmax', min: 0, max: 2 } }],
        },
      ],
    },
  ],
  dimensions: [
    {
      id: 'orders',
      name,
      weight: 60,
      measures: [
        { id: 'recent', name, weight: 50, metric: 'orders.recency_days', normalise: { method: 'minmax', min: 0, max: 200, better: 'low' } },
        {
          id: 'often',
          name,
          weight: 50,
          metric: 'orders.count_12m',
          normalise: {
            method: 'bands',
            bands: [
              { to: 2, points: 0 },
              { from: 2, to: 4, points: 50 },
              { from: 4, points: 100 },
            ],
          },
        },
      ],
    },
    {
      id: 'size',
      name,
      weight: 40,
      measures: [{ id: 'staff', name, metric: 'account.employees', normalise: { method: 'minmax', min: 0, max: 500 } }],
    },
  ],
});
const order = (on: string, number: number) => ({ order: number, product: number % 2, on, amount: '100', margin: null });
const BASE: RawAccount[] = [
  {
    id: accountId(1),
    since: '2023-01-01',
    status: 'active',
    lines: [order('2024-11-01', 1), order('2024-12-01', 2)],
    facts: [
      { field: 'employees', from: '2023-01-01', value: 500 },
      { field: 'employees', from: '2025-02-01', value: null },
    ],
  },
  { id: accountId(2), since: '2024-12-20', status: 'active', lines: [order('2024-12-21', 3)], facts: [] },
  { id: accountId(3), since: '2023-01-01', status: 'frozen', lines: [], facts: [] },
];

describe('a base judged on three nights', () => {
  beforeAll(async () => {
    await putBase(db, BASE);
    await putInForce(db, POLICY);
    for (const night of ['2024-12-31', '2025-01-30', '2025-12-31']) await run(night);
  });

  test('tells each measure with its figure, mark, weight and points, and they sum to the score', async () => {
    const told = await healthHandlers.account(ctx, { accountId: accountId(1), asOf: '2025-01-10' });
    // 30 days since the last order are worth 85, two orders 50, 500 people 100: 0.3 × 85 + 0.3 × 50 + 0.4 × 100.
    expect(told).toMatchObject({
      score: '80.5',
      colour: 'green',
      judgedOn: '2024-12-31',
      coverage: 1,
      leastCoverage: 0.5,
      variant: null,
      cap: null,
      before: null,
      sample: true,
    });
    const measures = told.dimensions.flatMap((dimension) => dimension.measures);
    expect(measures.map(({ id, value, mark, weight, weightUsed, points }) => [id, value, mark, weight, weightUsed, points])).toEqual([
      ['recent', 30, 85, 30, 30, 25.5],
      ['often', 2, 50, 30, 30, 15],
      ['staff', 500, 100, 40, 40, 40],
    ]);
    expect(told.dimensions.map(({ mark }) => mark)).toEqual([67.5, 100]);
  });

  test('names what is missing and spreads its weight; a cap shows with the points that it took', async () => {
    const told = await healthHandlers.account(ctx, { accountId: accountId(1) });
    expect(told).toMatchObject({ colour: 'red', score: '0', coverage: 0.6 });
    const measures = told.dimensions.flatMap((dimension) => dimension.measures);
    expect(measures.map(({ id, missing, weightUsed }) => [id, missing, weightUsed])).toEqual([
      ['recent', false, 50],
      ['often', false, 50],
      ['staff', true, null],
    ]);
  });

  test('judges a new customer by its own measures', async () => {
    expect(await healthHandlers.account(ctx, { accountId: accountId(2), asOf: '2025-01-30' })).toMatchObject({
      score: '50',
      colour: 'amber',
      variant: { id: 'fresh' },
    });
    // A year later by those of everybody: the staff is not known.
    expect(await healthHandlers.account(ctx, { accountId: accountId(2) })).toMatchObject({ variant: null, coverage: 0.6, score: '0' });
  });

  test('a frozen account has no result; what the facts of the day would give is told as such', async () => {
    expect(await healthHandlers.account(ctx, { accountId: accountId(3) })).toMatchObject({
      judgedOn: null,
      score: null,
      colour: 'unknown',
      coverage: 0.3,
    });
  });

  test('tells what moved it from one night to the next', async () => {
    const [last, middle, first] = await history(accountId(1), 2);
    expect(first).toMatchObject({ asOf: '2024-12-31', change: null, moves: [] });
    expect(middle).toMatchObject({
      asOf: '2025-01-30',
      score: '76',
      change: '-4.5',
      moves: [{ id: 'recent', cause: 'figure', from: 30, to: 60, change: -4.5 }],
    });
    expect(last).toMatchObject({ asOf: '2025-12-31', score: '0', change: '-76', colour: 'red' });
    expect(last?.moves.map(({ id, cause, change }) => [id, cause, change])).toEqual([
      ['staff', 'gone', -40],
      ['recent', 'figure', -21],
      ['often', 'figure', -15],
    ]);
  });

  test('lists who fell over a period, and by what: figures, or other rules', async () => {
    const fallen = await healthHandlers.falls(ctx, { asOf: '2025-12-31', days: 335, points: 10, limit: 50 });
    expect(fallen.items.map(({ accountId: id, before, score, change }) => [id, before, score, change])).toEqual([
      [accountId(1), '76', '0', '-76'],
      [accountId(2), '50', '0', '-50'],
    ]);
    expect(fallen.items[1]?.moves[0]).toMatchObject({ id: 'kinds', cause: 'rules', change: -50 });
    const paged = await healthHandlers.falls(ctx, { asOf: '2025-12-31', days: 335, points: 10, limit: 1 });
    const next = await healthHandlers.falls(ctx, { asOf: '2025-12-31', days: 335, points: 10, limit: 1, cursor: paged.nextCursor! });
    expect([...paged.items, ...next.items].map(({ accountId: id }) => id)).toEqual([accountId(1), accountId(2)]);
    expect((await healthHandlers.falls(ctx, { asOf: '2025-01-30', days: 30, points: 10, limit: 50 })).items).toEqual([]);
  });

  test('counts the base by colour and by way of judging on any day', async () => {
    const then = await healthHandlers.overview(ctx, { asOf: '2025-01-30' });
    expect(then.colours.map(({ id, accounts }) => [id, accounts])).toEqual([
      ['green', 1],
      ['amber', 1],
      ['red', 0],
      ['unknown', 0],
    ]);
    expect(then.variants.map(({ id, accounts, meanScore }) => [id, accounts, meanScore])).toEqual([
      ['fresh', 1, '50'],
      [null, 1, '76'],
    ]);
    expect(then.without).toBe(1);
  });
});

test('what moved a score sums to its difference, over any base, any nights and a change of rules between them', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(accounts(10), healthPolicy, healthPolicy, async (base, first, second) => {
      await putBase(db, base);
      await putInForce(db, first);
      for (const night of ['2024-02-29', '2024-05-17']) await run(night);
      await putInForce(db, second);
      for (const night of ['2024-06-30', '2024-12-31']) await run(night);
      for (const { id } of base) {
        const told = await history(id, 2);
        for (const [at, { change, moves, score }] of told.entries()) {
          const sum = moves.reduce((total, one) => total + cents(one.change!), 0);
          expect(sum).toBe(change === null ? 0 : cents(score!) - cents(told[at + 1]!.score!));
          expect(cents(change ?? 0)).toBe(sum);
        }
      }
    }),
    { numRuns: 25 },
  );
});
