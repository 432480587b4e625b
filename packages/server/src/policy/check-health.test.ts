import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { accounts, condition } from '../../test/judgement/arbitraries.ts';
import { metricsOf } from '../../test/oracle/metrics.ts';
import { holds } from '../../test/oracle/tier.ts';
import { catalogWith } from '../slices/catalog.ts';
import { checkPolicy } from './check.ts';
import { covers, neverHolds } from './condition-cover.ts';

const catalog = catalogWith([]);
const name = { zh: '名', en: 'Name' };
const measure = { id: 'recent', name, metric: 'orders.recency_days', normalise: { method: 'minmax', min: 0, max: 90, better: 'low' } };
const dimension = { id: 'orders', name, weight: 100, measures: [measure] };
const good = { apiVersion: 'fulcrum/v1', kind: 'health', id: 'health', name, dimensions: [dimension] };
const young = { metric: 'account.age_days', op: '<', value: 90 };
const variant = { id: 'fresh', name, when: young, dimensions: [dimension] };

/** Place and code of each issue of a policy that differs from a good one. */
const issues = (change: object) =>
  checkPolicy(stringify({ ...good, ...change }), catalog).issues.map((one) => `${one.path.join('.')} ${one.code}`);
const measured = (change: object) => issues({ dimensions: [{ ...dimension, measures: [{ ...measure, ...change }] }] });

test('a good policy has no issues', () => {
  expect(
    checkPolicy(stringify({ ...good, variants: [variant], caps: [{ id: 'idle', name, when: young, most: 49 }] }), catalog),
  ).toMatchObject({
    ok: true,
    kind: 'health',
    issues: [],
  });
});

test('a metric must be there and be a figure, or yes and no by what each is worth', () => {
  expect(measured({ metric: 'orders.recency_day' })).toEqual(['dimensions.0.measures.0.metric metric.unknown']);
  expect(measured({ metric: 'account.brand' })).toEqual(['dimensions.0.measures.0.metric metric.kind']);
  expect(measured({ normalise: { method: 'yes_no' } })).toEqual(['dimensions.0.measures.0.normalise.method metric.kind']);
  expect(measured({ metric: 'contacts.decider_covered' })).toEqual(['dimensions.0.measures.0.normalise.method metric.kind']);
  expect(measured({ metric: 'contacts.decider_covered', normalise: { method: 'yes_no' } })).toEqual([]);
  expect(measured({ when: { metric: 'orders.nothing', op: 'known' } })).toEqual(['dimensions.0.measures.0.when.metric metric.unknown']);
});

test('weights make 100, those of dimensions and those within each', () => {
  expect(issues({ dimensions: [{ ...dimension, weight: 90 }] })).toEqual(['dimensions weights.sum']);
  expect(measured({ weight: 60 })).toEqual(['dimensions.0.measures weights.sum']);
  const thirds = [33.3, 33.3, 33.4].map((weight, at) => ({ ...measure, id: `m${at}`, weight }));
  expect(issues({ dimensions: [{ ...dimension, measures: thirds }] })).toEqual([]);
});

test('bands neither overlap nor leave gaps and stay within 0 to 100; limits stand in order; yes differs from no', () => {
  const bands = (...list: object[]) => measured({ normalise: { method: 'bands', bands: list } });
  const at = 'dimensions.0.measures.0.normalise.bands';
  expect(bands({ to: 30, points: 100 }, { from: 40, points: 0 })).toEqual([`${at}.1.from bands.gap`]);
  expect(bands({ to: 30, points: 100 }, { from: 20, points: 0 })).toEqual([`${at}.1.from bands.overlap`]);
  expect(bands({ to: 30, points: 120 }, { from: 30, points: -1 })).toEqual([`${at}.0.points bands.share`, `${at}.1.points bands.share`]);
  expect(measured({ normalise: { method: 'minmax', min: 9, max: 9 } })).toEqual(['dimensions.0.measures.0.normalise.max minmax.empty']);
  expect(measured({ metric: 'contacts.decider_covered', normalise: { method: 'yes_no', yes: 50, no: 50 } })).toEqual([
    'dimensions.0.measures.0.normalise.no yes_no.same',
  ]);
});

test('a variant that nobody reaches is refused: shadowed by one before it, or against itself', () => {
  const reached = (...conditions: object[]) => issues({ variants: conditions.map((when, at) => ({ ...variant, id: `v${at}`, when })) });
  expect(reached(young, { metric: 'account.age_days', op: '<', value: 30 })).toEqual(['variants.1.when variant.unreachable']);
  expect(reached({ metric: 'account.age_days', op: '<', value: 30 }, young)).toEqual([]);
  expect(reached({ all: [young, { metric: 'account.age_days', op: '>=', value: 90 }] })).toEqual(['variants.0.when variant.unreachable']);
  expect(
    reached({ metric: 'state.stage', op: 'in', value: ['launch', 'handover'] }, { metric: 'state.stage', op: '=', value: 'launch' }),
  ).toEqual(['variants.1.when variant.unreachable']);
});

test('thresholds stand in order, coverage lies within 0 and 1, caps change something, ids stand once', () => {
  expect(issues({ colours: { green: 40, amber: 70 } })).toEqual(['colours.amber colours.order']);
  expect(issues({ colours: { green: 40, amber: 0 } })).toEqual(['colours.amber colours.order']);
  expect(issues({ coverage: 60 })).toEqual(['coverage shape.invalid']);
  expect(issues({ variants: [{ ...variant, coverage: -0.1 }] })).toEqual(['variants.0.coverage shape.invalid']);
  expect(issues({ caps: [{ id: 'idle', name, when: young, most: 70 }] })).toEqual(['caps.0.most cap.idle']);
  expect(issues({ variants: [variant, { ...variant, when: { not: young } }] })).toEqual(['variants.1.id id.repeated']);
  expect(
    issues({
      dimensions: [
        { ...dimension, weight: 50 },
        { ...dimension, weight: 50 },
      ],
    }),
  ).toEqual(['dimensions.1.id id.repeated', 'dimensions.1.measures.0.id id.repeated']);
});

test('one check tells all, also of a policy whose shape is not right', () => {
  const broken = {
    ...good,
    coverage: 7,
    colours: { green: 1 },
    dimensions: [{ ...dimension, weight: 90, measures: [{ ...measure, metric: 'orders.none' }] }, { id: 'x' }],
  };
  expect(issues(broken)).toEqual(
    expect.arrayContaining(['coverage shape.invalid', 'colours.amber shape.invalid', 'dimensions.0.measures.0.metric metric.unknown']),
  );
});

test('every issue has its remedy in both languages', () => {
  const { issues: found } = checkPolicy(
    stringify({ ...good, colours: { green: 40, amber: 70 }, dimensions: [{ ...dimension, weight: 90 }] }),
    catalog,
  );
  expect(found.map(({ message }) => message)).toEqual([
    { zh: '“需关注”的门槛 70 须低于“良好”的 40，请调整', en: 'Amber starts at 70 and must start below green at 40: adjust them' },
    { zh: '各维度权重合计为 90，必须等于 100，请调整权重', en: 'The dimensions weigh 90 together and must make 100: adjust the weights' },
  ]);
});

test('what is said to be covered or never to hold is so for every account', () => {
  fc.assert(
    fc.property(accounts(20), condition, condition, (base, one, other) => {
      for (const account of base) {
        const values = metricsOf(account, '2024-12-31');
        if (neverHolds(one)) expect(holds(one, values)).toBe(false);
        if (covers(one, other) && holds(other, values)) expect(holds(one, values)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
