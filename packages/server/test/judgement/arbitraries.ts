import type { Condition, TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import type { RawAccount } from '../oracle/metrics.ts';
import { accountId } from './base.ts';

/** Days around what goes wrong: month ends, leap days, the day itself, a year and two before. */
export const AS_OF = ['2024-02-29', '2024-03-31', '2025-02-28', '2024-12-31', '2024-05-17'] as const;
const edges = AS_OF.flatMap((asOf) => {
  const day = Temporal.PlainDate.from(asOf);
  return [0, 12, 24].flatMap((months) => [-1, 0, 1].map((days) => day.subtract({ months }).add({ days }).toString()));
});
const day = fc.oneof(
  fc.constantFrom(...edges),
  fc.integer({ min: 0, max: 1400 }).map((days) => Temporal.PlainDate.from('2021-09-01').add({ days }).toString()),
);
const amount = fc.oneof(
  fc.constantFrom('0', '100', '100', '-100', '1000000'),
  fc.integer({ min: -5_000_000, max: 40_000_000 }).map((cents) => (cents / 100).toFixed(2)),
);
const order = fc.record({
  on: day,
  lines: fc.array(fc.record({ product: fc.integer({ min: 0, max: 6 }), amount, margin: fc.option(fc.constantFrom('10', '-5', '33.33')) }), {
    minLength: 1,
    maxLength: 3,
  }),
});
const fact = fc.oneof(
  fc.record({ field: fc.constant('employees'), from: day, value: fc.option(fc.integer({ min: 0, max: 2000 })) }),
  fc.record({ field: fc.constant('gross_margin_rate'), from: day, value: fc.option(fc.constantFrom(0.1, 0.4, 0.399999, -0.2)) }),
  fc.record({
    field: fc.constant('brand'),
    from: day,
    value: fc.option(fc.constantFrom('listed', 'fortune_500', 'high_valuation', 'none')),
  }),
  fc.record({ field: fc.constant('custom.need'), from: day, value: fc.option(fc.integer({ min: 0, max: 6 })) }),
  fc.record({ field: fc.constant('custom.kind'), from: day, value: fc.option(fc.constantFrom('University', 'vocational', '高校')) }),
  fc.record({ field: fc.constant('custom.signed'), from: day, value: fc.option(day) }),
  fc.record({ field: fc.constant('custom.vip'), from: day, value: fc.option(fc.boolean()) }),
);

export const accounts = (max: number, min = 1): fc.Arbitrary<RawAccount[]> =>
  fc
    .array(
      fc.record({
        since: day,
        status: fc.constantFrom('active', 'active', 'active', 'active', 'frozen', 'closed'),
        orders: fc.array(order, { maxLength: 6 }),
        facts: fc.uniqueArray(fact, { maxLength: 8, selector: ({ field, from }) => `${field} ${from}` }),
      }),
      { minLength: min, maxLength: max },
    )
    .map((drawn) =>
      drawn.map(({ since, status, orders, facts }, index) => ({
        id: accountId(index + 1),
        since,
        status: status as RawAccount['status'],
        facts,
        lines: orders.flatMap(({ on, lines }, number) => lines.map((line) => ({ ...line, on, order: index * 100 + number }))),
      })),
    );

const name = { zh: '项', en: 'Item' };
const whenNull = fc.constantFrom('zero' as const, 'skip' as const);
export const NUMBERS = [
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
const metric = fc.constantFrom(...NUMBERS);
const limits = fc
  .uniqueArray(fc.constantFrom(-0.2, 0, 0.2, 1, 3, 30, 90, 100, 1000, 99999.99, 1000000), { maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b));
export const bands = (points: fc.Arbitrary<number>) =>
  fc.tuple(limits, fc.array(points, { minLength: 5, maxLength: 5 })).map(([cuts, list]) =>
    [...cuts, undefined].map((to, index) => ({
      ...(index ? { from: cuts[index - 1]! } : {}),
      ...(to === undefined ? {} : { to }),
      points: list[index] ?? 0,
    })),
  );
const test = fc.oneof(
  fc.record({
    metric,
    op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.constantFrom(0, 0.2, -0.2, 3, 30, 100, 1000),
  }),
  fc.record({ metric, op: fc.constantFrom('in' as const, 'not_in' as const), value: fc.constant<number[]>([0, 1, 3, 100]) }),
  fc.record({
    metric: fc.constantFrom(...NUMBERS, 'account.brand', 'orders.last_on', 'account.field.vip'),
    op: fc.constantFrom('known' as const, 'unknown' as const),
  }),
  fc.record({
    metric: fc.constantFrom('account.brand', 'account.field.kind'),
    op: fc.constantFrom('=' as const, '!=' as const),
    value: fc.constantFrom('listed', '高校'),
  }),
  fc.record({
    metric: fc.constant('account.brand'),
    op: fc.constantFrom('in' as const, 'not_in' as const),
    value: fc.constant<string[]>(['listed', 'none']),
  }),
  fc.record({
    metric: fc.constant('account.field.kind'),
    op: fc.constant('contains' as const),
    value: fc.constantFrom('univ', '校', "o'"),
  }),
  fc.record({
    metric: fc.constantFrom('orders.last_on', 'account.field.signed'),
    op: fc.constantFrom('<' as const, '>=' as const),
    value: fc.constantFrom('2024-02-29', '2023-12-31'),
  }),
  fc.record({ metric: fc.constant('account.field.vip'), op: fc.constantFrom('=' as const, '!=' as const), value: fc.boolean() }),
  fc.record({
    metric: fc.constantFrom('orders.last_on', 'account.field.signed'),
    op: fc.constantFrom('within_last' as const, 'within_next' as const),
    value: fc.constantFrom(0, 1, 30, 366, 800),
  }),
  fc.record({
    metric: fc.constantFrom('orders.last_on', 'orders.first_on', 'account.field.signed'),
    op: fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.constantFrom({ today: 0 }, { today: -1 }, { today: -365 }, { today: 90 }),
  }),
);
/** Conditions over these tests, and over `others`. */
export const conditionOver = (others: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> => nested(fc.oneof(test, others));
const nested = (leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('node') }),
    ),
  })).node;
export const condition = nested(test);

const points = fc.integer({ min: -20, max: 60 });
const unweighted = fc.oneof(
  fc.tuple(metric, bands(points)).map(([of, list]) => ({ band: { metric: of, bands: list } })),
  fc.tuple(condition, points).map(([when, given]) => ({ condition: { when, points: given } })),
  fc
    .tuple(
      metric,
      fc.constantFrom(5, -2, 0.125),
      fc.option(fc.constant(20), { nil: undefined }),
      fc.option(fc.constant(-15), { nil: undefined }),
    )
    .map(([of, given, max, min]) => ({
      perUnit: { metric: of, points: given, ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) },
    })),
);
const normalise = fc.oneof(
  fc.constant({ method: 'percentile' as const }),
  fc.constant({ method: 'minmax' as const }),
  fc.constant({ method: 'minmax' as const, min: 0, max: 700 }),
  bands(fc.integer({ min: 0, max: 100 })).map((list) => ({ method: 'bands' as const, bands: list })),
);

/** Policies of every kind of item and null rule, with levels by score, by condition and by both. */
export const policy: fc.Arbitrary<TierPolicy> = fc
  .record({
    plain: fc.array(fc.tuple(unweighted, whenNull), { maxLength: 5 }),
    weighted: fc.array(fc.tuple(metric, normalise, whenNull), { maxLength: 3 }),
    levels: fc.array(
      fc.record({
        score: fc.option(fc.integer({ min: -10, max: 90 }), { nil: undefined }),
        when: fc.option(condition, { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ plain, weighted, levels }) => {
    const weights = [[100], [30, 70], [20, 33.5, 46.5]][weighted.length - 1] ?? [];
    const items = [
      ...plain.map(([part, rule]) => ({ ...part, whenNull: rule })),
      ...weighted.map(([of, how, rule], index) => ({ weighted: { metric: of, weight: weights[index]!, normalise: how }, whenNull: rule })),
    ];
    return {
      apiVersion: 'fulcrum/v1',
      kind: 'tier',
      id: 'generated',
      name,
      sample: false,
      items: items.map((item, index) => ({ id: `i${index}`, name, ...item })),
      levels: [
        ...levels.map(({ score, when }, index) => ({
          id: `L${index}`,
          name,
          ...(score === undefined ? {} : { score }),
          ...(when === undefined ? {} : { when }),
        })),
        { id: 'rest', name },
      ],
      schedule: 'month_end',
    } as TierPolicy;
  });
