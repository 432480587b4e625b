import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { unaccounted } from '../../../test/judgement/from-rows.ts';
import { type Aggregate, type Sent, standing, usageOn } from '../../../test/oracle/usage.ts';
import { type At, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { catalogOf } from '../catalog.ts';

const TODAY = '2026-11-23';
const fulcrum = await testFulcrum({ now: `${TODAY}T01:00:00Z` });
const { db } = fulcrum;
const ACCOUNTS = ['A0', 'A1', 'A2'];
const AGGREGATES: Record<string, Aggregate> = { clicks: 'sum', active_users: 'avg', peak: 'max', stored: 'last' };

beforeAll(async () => {
  for (const code of ACCOUNTS) await fulcrum.call('accounts.create', { code, name: code, createdOn: '2025-01-01' });
  for (const code of ['P1', 'P2']) await fulcrum.call('products.create', { code, name: code });
});

/** Forgets all usage and sends this, in its order. */
async function send(sent: readonly Sent[]): Promise<void> {
  await emptied(db, 'usage_daily', 'usage_contact_daily');
  async function* body() {
    yield Buffer.from(sent.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
  if (sent.length) await fulcrum.door.dispatchStream('usageBulk', await fulcrum.ctx(), {}, body());
}

const SEATS = 40;
const IDS = [
  ...Object.keys(AGGREGATES).flatMap((id) => ['7d', '30d', '90d', 'trend_30d'].map((window) => `usage.${id}_${window}`)),
  'usage.last_on',
  'usage.silent_days',
  'usage.people_trend',
  'usage.seat_rate_30d',
];

/** Every metric of every account, as the catalog computes it. */
async function measured(at: At, whole = true): Promise<Map<string, Record<string, unknown>>> {
  const { ctes } = factsSql(await catalogOf(db), IDS, at, whole);
  const found = await sql<Record<string, unknown> & { code: string }>`
    with ${sql.join(ctes)} select a.code, f.* from facts f join account a on a.id = f.account_id order by a.code`.execute(db);
  return new Map(found.rows.map(({ code, account_id, status, ...figures }) => [code, figures]));
}

function expectAlike(found: Record<string, unknown> | undefined, expected: Record<string, number | string | null>): void {
  for (const [id, value] of Object.entries(expected)) {
    const said = found?.[id];
    if (typeof value !== 'number' || said === null) expect([id, said]).toEqual([id, value]);
    else expect(Number(said), id).toBeCloseTo(value, 5);
  }
}

const ago = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();
const AS_OF = [TODAY, '2026-10-31', '2026-03-01'] as const;
/** Days at the edges of every window, on both sides, and any others. */
const day = fc.oneof(
  fc.constantFrom(...AS_OF.flatMap((asOf) => [0, 1, 6, 7, 8, 29, 30, 31, 44, 45, 59, 60, 61, 89, 90, 91].map((days) => ago(asOf, days)))),
  fc.integer({ min: 0, max: 400 }).map((days) => ago(TODAY, days)),
);
const sent = fc.array(
  fc.record({
    account: fc.constantFrom('A0', 'A1'),
    product: fc.constantFrom('', 'P1', 'P2'),
    metric: fc.constantFrom(...Object.keys(AGGREGATES)),
    day,
    value: fc.oneof(
      fc.constantFrom(0, 0, -1, 1),
      fc.integer({ min: -400, max: 4000 }).map((quarters) => quarters / 4),
    ),
  }),
  { maxLength: 60 },
);

test('every aggregate, window and edge is that of the values one by one; late and repeated ones have replaced what stood', async () => {
  await fulcrum.call('usage.declare', { id: 'clicks' });
  await fulcrum.call('usage.declare', { id: 'active_users', aggregate: 'avg', counts: 'active_users' });
  await fulcrum.call('usage.declare', { id: 'peak', aggregate: 'max' });
  await fulcrum.call('usage.declare', { id: 'stored', aggregate: 'last', unit: 'GB' });
  // Seats are those of the governing contract.
  const { id: accountId } = await fulcrum.call<{ id: string }>('accounts.get', { id: 'A0' });
  await fulcrum.call('contracts.create', { accountId, signedOn: '2019-01-01', amount: '1', seats: SEATS });
  await fc.assert(
    fc.asyncProperty(sent, fc.constantFrom(...AS_OF), async (sentValues, asOf) => {
      await send(sentValues);
      const found = await measured(wholeBaseOn(asOf));
      const { id: accountId } = await fulcrum.call<{ id: string }>('accounts.get', { id: 'A0' });
      const values = usageOn(sentValues, 'A0', AGGREGATES, asOf, SEATS);
      expect(await unaccounted(db, await catalogOf(db), { values, accountId, asOf })).toEqual([]);
      for (const code of ACCOUNTS) {
        expectAlike(found.get(code), usageOn(sentValues, code, AGGREGATES, asOf, code === 'A0' ? SEATS : null));
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('as of a day = the base that has only the values until it, for all accounts or one', async () => {
  await fc.assert(
    fc.asyncProperty(sent, fc.constantFrom(...AS_OF), async (values, asOf) => {
      await send(values);
      const whole = await measured(wholeBaseOn(asOf));
      const one = await measured(
        { asOf: sql<string>`${asOf}::date`, accounts: (id) => sql<boolean>`${id} = (select id from account where code = 'A0')` },
        false,
      );
      expect([...one.values()]).toEqual([whole.get('A0')]);
      await send(standing(values).filter((each) => each.day <= asOf));
      expect(await measured(wholeBaseOn(asOf))).toEqual(whole);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('a backtest reads only what was known', async () => {
  await send([
    { account: 'A0', product: '', metric: 'clicks', day: '2026-11-01', value: 5 },
    { account: 'A0', product: '', metric: 'clicks', day: '2026-11-02', value: 7, knownAt: '2026-11-10' } as Sent,
  ]);
  expect((await measured(wholeBaseOn('2026-11-05'))).get('A0')).toMatchObject({ 'usage.clicks_7d': '12', 'usage.last_on': '2026-11-02' });
  expect((await measured(wholeBaseOn('2026-11-05', '2026-11-05'))).get('A0')).toMatchObject({
    'usage.clicks_7d': '5',
    'usage.last_on': '2026-11-01',
  });
});

test('lists filter by what the last evaluation kept at the metric’s slot, and as of a day by what is computed', async () => {
  await send([
    { account: 'A0', product: '', metric: 'stored', day: TODAY, value: 3 },
    { account: 'A0', product: '', metric: 'stored', day: '2026-05-01', value: 9 },
    { account: 'A1', product: 'P1', metric: 'peak', day: '2026-10-23', value: 40 },
  ]);
  await fulcrum.call('policies.saveDraft', {
    id: 'plain',
    yaml: 'apiVersion: fulcrum/v1\nkind: tier\nid: plain\nname: { zh: 简单, en: Plain }\nitems: []\nlevels: [{ id: A, name: { zh: 甲, en: A }, when: { metric: account.brand, op: known } }, { id: B, name: { zh: 乙, en: B } }]\n',
  });
  await fulcrum.call('policies.publish', { id: 'plain' });
  await fulcrum.call('evaluations.run', {});
  const codes = async (metric: string, op: string, value?: number, asOf?: string) => {
    const filter = JSON.stringify({ metric, op, ...(value === undefined ? {} : { value }) });
    const { items } = await fulcrum.call<{ items: { code: string }[] }>('accounts.list', {
      filter,
      sort: 'name',
      ...(asOf ? { asOf } : {}),
    });
    return items.map(({ code }) => code);
  };
  expect(await codes('usage.stored_30d', '>=', 3)).toEqual(['A0']);
  expect(await codes('usage.stored_30d', '>', 3)).toEqual([]);
  expect(await codes('usage.peak_90d', 'known')).toEqual(['A1']);
  expect(await codes('usage.silent_days', '>', 30)).toEqual(['A1']);
  expect(await codes('usage.last_on', 'unknown')).toEqual(['A2']);
  expect(await codes('usage.stored_30d', '=', 9, '2026-05-20')).toEqual(['A0']);
  expect(await codes('usage.peak_90d', 'known', undefined, '2026-05-20')).toEqual([]);
  const metric = await fulcrum.call<{ rows: object[] }>('metrics.value', { id: 'usage.stored_30d', by: 'account' });
  expect(metric.rows).toMatchObject([
    { dim: 'A0', value: 3 },
    { dim: 'A1', value: null },
    { dim: 'A2', value: null },
  ]);
  expect(await fulcrum.call('metrics.value', { id: 'usage.clicks_30d' })).toMatchObject({ rows: [{ value: null }] });
});

test('extreme values and rates are numbers like any other, never an error', async () => {
  await send([
    { account: 'A0', product: '', metric: 'clicks', day: '2026-11-20', value: 1e15 },
    { account: 'A0', product: '', metric: 'clicks', day: '2026-10-01', value: 1e-300 },
    { account: 'A0', product: '', metric: 'active_users', day: '2026-11-20', value: 1e15 },
  ]);
  expect((await measured(wholeBaseOn(TODAY))).get('A0')).toMatchObject({ 'usage.clicks_trend_30d': '1000000000000.000000' });
  await fulcrum.call('evaluations.run', {});
});
