import type { UsageMetric, UsageSeries } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { ingestUsage } from './ingest-usage.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { db, call } = fulcrum;
const send = async (actor: Actor | undefined, ...values: object[]) => {
  async function* body() {
    yield Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'));
  }
  return fulcrum.door.dispatchStream('usageBulk', await fulcrum.ctx(actor), {}, body());
};
let accountId = '';
beforeAll(async () => {
  accountId = (await call<{ id: string }>('accounts.create', { code: 'A1', name: '甲', createdOn: '2025-01-01' })).id;
  await call('products.create', { code: 'P1', name: '一号' });
});

describe('declaring metrics', () => {
  test('gives the next free slot, takes one kind of count once, and tells the audit', async () => {
    const first = await call<UsageMetric>('usage.declare', { id: 'logins', name: { zh: '登录', en: 'Logins' }, unit: '次' });
    expect(first).toEqual({
      id: 'logins',
      slot: 1,
      aggregate: 'sum',
      unit: '次',
      name: { zh: '登录', en: 'Logins' },
      counts: null,
      revision: 1,
    });
    expect(await call('usage.declare', { id: 'users', aggregate: 'avg', counts: 'active_users' })).toMatchObject({
      slot: 2,
      name: { zh: 'users' },
    });
    await expect(call('usage.declare', { id: 'others', counts: 'active_users' })).rejects.toMatchObject({
      reason: 'resource.taken',
      detail: { value: 'users' },
    });
    await expect(call('usage.declare', { id: 'logins' })).rejects.toMatchObject({ reason: 'resource.taken' });
    await expect(call('usage.declare', { id: 'seat_rate' })).rejects.toMatchObject({ reason: 'input.invalid' });
    const audited = await sql`select entity_id from audit where action = 'usage.metric_declare' order by at, id`.execute(db);
    expect(audited.rows).toEqual([{ entity_id: 'logins' }, { entity_id: 'users' }]);
  });

  test('a change counts for the past, and of two at a time one is told', async () => {
    const changed = await call<UsageMetric>('usage.change', { id: 'logins', revision: 1, aggregate: 'max' });
    expect(changed).toMatchObject({ aggregate: 'max', unit: '次', revision: 2 });
    await expect(call('usage.change', { id: 'logins', revision: 1, unit: null })).rejects.toMatchObject({ reason: 'resource.stale' });
    expect(await call('usage.change', { id: 'logins', revision: 2, aggregate: 'sum', unit: null })).toMatchObject({ unit: null });
    await expect(call('usage.change', { id: 'nothing', revision: 1 })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });

  test('metrics stand in the catalog under their names', async () => {
    const { items } = await call<{ items: { id: string; name: { zh: string } }[] }>('metrics.list');
    expect(items.find(({ id }) => id === 'usage.logins_30d')?.name.zh).toBe('登录（近 30 天）');
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['usage.users_trend_30d', 'usage.last_on', 'usage.silent_days', 'usage.seat_rate_30d']),
    );
  });
});

describe('the course of an account', () => {
  const points = ({ metrics }: UsageSeries, id: string) => metrics.find((metric) => metric.id === id)?.points.map(({ value }) => value);
  beforeAll(async () => {
    await send(
      undefined,
      { account: 'A1', metric: 'logins', day: '2026-11-23', value: 5 },
      { account: 'A1', metric: 'logins', day: '2026-11-17', value: 2, product: 'P1' },
      { account: 'A1', metric: 'logins', day: '2026-11-16', value: 9 },
      { account: 'A1', metric: 'users', day: '2026-11-23', value: 4 },
      { account: 'A1', metric: 'users', day: '2026-11-23', value: 2, product: 'P1' },
      { account: 'A1', metric: 'users', day: '2026-11-20', value: 12 },
    );
  });

  test('goes back in whole weeks from the day, each by the metric’s aggregate, products together', async () => {
    const series = await call<UsageSeries>('usage.series', { accountId, days: 21 });
    expect(series).toMatchObject({ asOf: '2026-11-23', from: '2026-11-03', lastOn: '2026-11-23', silentDays: 0, seatRate30d: null });
    expect(points(series, 'logins')).toEqual([null, 9, 7]);
    expect(points(series, 'users')).toEqual([null, null, 9]);
  });

  test('by day, of one metric or product, as of an earlier day', async () => {
    const daily = await call<UsageSeries>('usage.series', { accountId, days: 7, step: 'day', metric: 'logins', asOf: '2026-11-17' });
    expect(daily.metrics).toHaveLength(1);
    expect(points(daily, 'logins')).toEqual([null, null, null, null, null, 9, 2]);
    const [product] = (await sql<{ id: string }>`select id from product`.execute(db)).rows;
    expect(points(await call('usage.series', { accountId, days: 14, productId: product?.id }), 'logins')).toEqual([null, 2]);
  });

  test('says the share of seats where both are known', async () => {
    const contract = { accountId, signedOn: '2026-01-01', endsOn: '2027-01-01', seats: 20, amount: '1' };
    await call('contracts.create', contract);
    expect(await call('usage.series', { accountId })).toMatchObject({ seats: 20, seatRate30d: 0.45 });
  });

  test('an account with usage cannot be removed from under it', async () => {
    await expect(call('accounts.remove', { id: accountId })).rejects.toMatchObject({ reason: 'resource.in_use' });
  });
});

test('whoever may write usage writes that of accounts they may change: others are not there', async () => {
  const csm = await fulcrum.person('csm');
  await call('accounts.create', { code: 'OWN', name: '自有', ownerId: csm.userId, createdOn: '2025-01-01' });
  async function* body() {
    yield Buffer.from(
      ['OWN', 'A1'].map((account) => JSON.stringify({ account, metric: 'logins', day: '2026-11-01', value: 1 })).join('\n'),
    );
  }
  // No role of today may write usage of some accounts only, so the verb is asked below the door.
  expect(await ingestUsage(await fulcrum.ctx(csm), { format: 'ndjson' }, body())).toMatchObject({
    written: 1,
    rejected: 1,
    examples: [{ line: 2, reason: 'account.unknown', value: 'A1' }],
  });
  await expect(send(csm)).rejects.toMatchObject({ reason: 'access.forbidden' });
});
