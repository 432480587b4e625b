import { ROLE_TABLE, ROLES } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { listedFigures } from '../../src/slices/accounts/index.ts';
import { catalogOf } from '../../src/slices/catalog.ts';
import { testFulcrum } from '../harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
await call('policies.saveDraft', {
  id: 'by-margin',
  yaml: `apiVersion: fulcrum/v1
kind: tier
id: by-margin
name: { zh: 毛利分级, en: By margin }
items:
  - id: margin
    name: { zh: 客户毛利, en: Margin }
    band: { metric: account.gross_margin_rate, bands: [{ to: 0.4, points: 5 }, { from: 0.4, points: 10 }] }
  - id: amount
    name: { zh: 金额, en: Amount }
    condition: { when: { metric: orders.amount_12m, op: '>', value: 1000 }, points: 3 }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: 10 }
  - { id: B, name: { zh: 普通, en: Regular } }
`,
});
await call('policies.publish', { id: 'by-margin' });
await sql`insert into custom_field (entity, id, type, name, created_at)
  values ('account', 'budget', 'money', '{"zh":"年度预算","en":"Budget"}', '2026-01-01Z')`.execute(db);

/** Figures that stand nowhere else in an answer. */
const SECRET = { margin: '0.412357', ourMargin: '271.31', amount: '86421.79', budget: '55518833' };
const account = await call<{ id: string }>('accounts.create', {
  code: 'M-1',
  name: '测试大学',
  grossMarginRate: SECRET.margin,
  custom: { budget: Number(SECRET.budget) },
  createdOn: '2025-01-01',
});
const product = newId();
const order = newId();
await sql`insert into product (id, code, name, recorded_at, changed_at) values (${product}, 'P', 'P', '2026-01-01Z', '2026-01-01Z')`.execute(
  db,
);
await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
  values (${account.id}, ${order}, 'O-1', 'CNY', '2026-10-01', '2026-10-01', '2026-10-01Z', '2026-10-01Z')`.execute(db);
await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
  values (${account.id}, ${order}, '1', ${product}, '2026-10-01', '2026-10-01', 1, ${SECRET.amount}, ${SECRET.amount}, ${SECRET.ourMargin}, '2026-10-01Z', '2026-10-01Z')`.execute(
  db,
);
await call('evaluations.run', {});
const catalog = await catalogOf(db);
const metrics = catalog.all();
const listed = listedFigures(catalog, sql`date '2026-11-23'`);

test('every money metric is masked as an amount, every margin metric as a margin, in the catalog and in lists', async () => {
  // What follows from amounts, as derived-figures.test.ts finds by changing amounts alone.
  const derived = ['state.tier_score', 'state.health', 'orders.growth_12m', 'rfm.m', 'service.cost_rate_12m'];
  const expected = (id: string, type: string) =>
    id.includes('margin') ? 'margin' : type === 'money' || derived.includes(id) ? 'amount' : undefined;
  expect(metrics.length).toBeGreaterThan(20);
  expect(metrics.map(({ id, masked }) => [id, masked])).toEqual(metrics.map(({ id, type }) => [id, expected(id, type)]));
  const known = metrics.filter(({ id }) => listed(id));
  expect(known.length).toBeGreaterThan(15);
  expect(known.map(({ id }) => [id, listed(id)?.masked])).toEqual(known.map(({ id, masked }) => [id, masked]));
});

const READS: [string, Record<string, unknown>][] = [
  ['tiers.explain', { accountId: account.id }],
  ['tiers.change', { accountId: account.id, from: '2026-09-01', to: '2026-11-30' }],
  ['tiers.lift', { accountId: account.id }],
  ['tiers.sensitivity', {}],
  ['accounts.compare', { by: 'tier', from: '2026-09-01', to: '2026-11-30' }],
  ['accounts.movers', { by: 'tier', from: '2026-09-01', to: '2026-11-30' }],
  ['tiers.portfolio', {}],
  ['tiers.outcomes', {}],
  ['tiers.evidence', { accountId: account.id, metric: 'orders.amount_12m' }],
  ['tiers.overview', {}],
  ['tiers.pareto', {}],
  ['tiers.rfm', {}],
  ['accounts.list', {}],
  ['accounts.summary', {}],
  ['accounts.get', { id: account.id }],
  ['accounts.get', { id: account.id, asOf: '2026-11-22' }],
  ['accounts.timeline', { id: account.id }],
  ['orders.list', {}],
  ['orders.get', { id: order, accountId: account.id }],
  ['orders.byMonth', { accountId: account.id }],
  ['worklist.list', {}],
  ['worklist.figures', {}],
  ['worklist.endings', { from: '2026-11-01', to: '2027-01-31' }],
  ['tasks.list', { accountId: account.id }],
  ...metrics.map(({ id }): [string, Record<string, unknown>] => ['metrics.value', { id, by: 'account' }]),
];

async function answersOf(role: (typeof ROLES)[number]): Promise<string> {
  const person = await fulcrum.person(role);
  const answers = await Promise.all(READS.map(([id, input]) => call(id, input, person).catch((error: unknown) => String(error))));
  return JSON.stringify(answers);
}

test('who may see figures sees them all', async () => {
  const answers = await answersOf('administrator');
  for (const value of [SECRET.margin, SECRET.amount, SECRET.budget, '0.003139']) expect(answers).toContain(value);
});

describe.each(ROLES.filter((role) => ROLE_TABLE[role].masked.includes('margin')))('the role %s', (role) => {
  test('reads none of the figures that it sees masked', async () => {
    const answers = await answersOf(role);
    for (const value of [...Object.values(SECRET), '0.003139', '41.2357']) expect(answers).not.toContain(value);
  });

  test('cannot ask for them by a filter', async () => {
    const person = await fulcrum.person(role);
    const masked = metrics.filter((metric) => metric.masked && ROLE_TABLE[role].masked.includes(metric.masked));
    for (const { id } of masked.filter((metric) => listed(metric.id))) {
      const filter = JSON.stringify({ metric: id, op: '>', value: 0 });
      await expect(call('accounts.list', { filter }, person), id).rejects.toMatchObject({
        reason: expect.stringMatching(/masked|forbidden/),
      });
    }
  });
});
