import type { UsageIngest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { LOCAL } from '../../access/index.ts';
import { runJob } from '../../jobs/run-job.ts';
import { createLog } from '../../kernel/log.ts';
import { usageJobs } from './usage.jobs.ts';
import { usageMonths } from './usage-months.ts';

const fulcrum = await testFulcrum();
const { db } = fulcrum;
type Value = Record<string, unknown>;
const TODAY = '2026-11-23';

async function* bytes(...parts: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part as string);
}
const send = async (parts: (string | Buffer)[], format: 'ndjson' | 'csv' = 'ndjson', actor = LOCAL): Promise<UsageIngest> =>
  fulcrum.door.dispatchStream('usageBulk', await fulcrum.ctx(actor), { format }, bytes(...parts));
const ndjson = (...values: Value[]): string => values.map((value) => JSON.stringify(value)).join('\n');
const put = (...values: Value[]) => send([ndjson(...values)]);
const value = (fields: Value = {}): Value => ({ account: 'A1', metric: 'logins', day: '2026-11-20', value: 3, ...fields });
const stored = async () =>
  (
    await sql<{ day: string; product: string | null; m1: number | null; m2: number | null; known: string }>`
      select u.day, p.code as product, u.m1, u.m2, u.known_at as known from usage_daily u left join product p on p.id = u.product_id order by u.day, p.code`.execute(
      db,
    )
  ).rows;
const counts = ({ received, written, unchanged, rejected }: UsageIngest) => ({ received, written, unchanged, rejected });

beforeAll(async () => {
  const account = await fulcrum.call<{ id: string }>('accounts.create', { code: 'A1', name: '甲', createdOn: '2025-01-01' });
  await fulcrum.call('accounts.create', { code: 'A2', name: '乙', createdOn: '2025-01-01' });
  await fulcrum.call('products.create', { code: 'P1', name: '一号' });
  await sql`insert into contact (account_id, id, code, name, happened_on, known_at, recorded_at, changed_at)
    select ${account.id}::uuid, uuid7('2026-01-01'), code, code, '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01' from unnest(array['K1', 'K2']) code`.execute(
    db,
  );
});
beforeEach(async () => {
  await emptied(db, 'usage_daily', 'usage_contact_daily', 'usage_metric');
});

describe('what is sent', () => {
  test('stands side by side, one row an account, product and day, each metric in a slot of its own', async () => {
    const told = await put(value(), value({ metric: 'minutes', value: 12.5 }), value({ product: 'P1', value: 7 }));
    expect(counts(told)).toEqual({ received: 3, written: 3, unchanged: 0, rejected: 0 });
    expect(told.metricsMade).toEqual(['logins', 'minutes']);
    expect(await stored()).toEqual([
      { day: '2026-11-20', product: 'P1', m1: 7, m2: null, known: '2026-11-20' },
      { day: '2026-11-20', product: null, m1: 3, m2: 12.5, known: '2026-11-20' },
    ]);
  });

  test('may be sent again without doing anything', async () => {
    await put(value(), value({ day: '2026-11-21' }));
    expect(counts(await put(value(), value({ day: '2026-11-21' })))).toEqual({ received: 2, written: 0, unchanged: 2, rejected: 0 });
  });

  test('replaces the same key when it comes late, and leaves its neighbours', async () => {
    await put(value(), value({ metric: 'minutes', value: 5 }));
    expect(counts(await put(value({ value: 4 })))).toEqual({ received: 1, written: 1, unchanged: 0, rejected: 0 });
    expect(await stored()).toMatchObject([{ m1: 4, m2: 5 }]);
  });

  test('of one key twice in a body the later line counts', async () => {
    expect(counts(await put(value({ value: 1 }), value({ value: 2 })))).toEqual({ received: 2, written: 1, unchanged: 1, rejected: 0 });
    expect(await stored()).toMatchObject([{ m1: 2 }]);
  });

  test('is known on its day, or on the day it says, and a row once all of it is', async () => {
    await put(value(), value({ metric: 'minutes', value: 5, knownAt: '2026-11-22' }));
    expect(await stored()).toMatchObject([{ known: '2026-11-22' }]);
  });

  test('makes the months it needs, and there is no other place for a row', async () => {
    await put(value({ day: '2019-02-28' }));
    expect((await sql`select 1 from usage_daily_2019_02`.execute(db)).rows).toHaveLength(1);
    await expect(
      sql`insert into usage_daily (account_id, product_id, day, known_at, recorded_at) values (uuid7('2026-01-01'), uuid7('2026-01-01'), '2018-01-01', '2018-01-01', '2018-01-01')`.execute(
        db,
      ),
    ).rejects.toThrow(/no partition/);
  });

  test('is told in the audit, chunk by chunk', async () => {
    await put(value({ value: 99 }));
    const [last] = (
      await sql<{ after: object }>`select after from audit where action = 'usage.ingest' order by at desc, id desc limit 1`.execute(db)
    ).rows;
    expect(last?.after).toEqual({ values: 1, written: 1, from: '2026-11-20', to: '2026-11-20' });
  });
});

describe('values of people', () => {
  const of = (contact: string, fields: Value = {}) => value({ contact, ...fields });
  test('add up to their account, and count once however often they come', async () => {
    await put(of('K1', { value: 2 }), of('K2', { value: 5 }));
    expect(counts(await put(of('K1', { value: 2 }), of('K2', { value: 5 })))).toMatchObject({ written: 0, unchanged: 2 });
    expect(await stored()).toMatchObject([{ m1: 7 }]);
    await put(of('K1', { value: 4 }));
    expect(await stored()).toMatchObject([{ m1: 9 }]);
  });

  test('never add to what the account says itself, whichever comes first', async () => {
    await put(value({ value: 10 }), of('K1', { value: 2 }));
    expect(await stored()).toMatchObject([{ m1: 10 }]);
    await put(of('K2', { value: 50 }));
    expect(await stored()).toMatchObject([{ m1: 10 }]);
    await put(of('K1', { day: '2026-11-21', value: 2 }));
    expect(counts(await put(value({ day: '2026-11-21', value: 2 })))).toMatchObject({ written: 1 });
    await put(of('K2', { day: '2026-11-21', value: 3 }));
    expect((await stored())[1]).toMatchObject({ m1: 2 });
  });

  test('tell who is silent', async () => {
    await put(of('K1', { day: '2026-11-01' }), of('K1', { day: '2026-11-20', value: 0 }));
    const [account] = (await sql<{ id: string }>`select id from account where code = 'A1'`.execute(db)).rows;
    const { items } = await fulcrum.call<{ items: object[] }>('usage.contacts', { accountId: account!.id });
    expect(items).toMatchObject([
      { name: 'K2', lastOn: null, silentDays: null },
      { name: 'K1', lastOn: '2026-11-01', silentDays: 22 },
    ]);
  });
});

describe('bad lines', () => {
  test.each<[string, string, string]>([
    ['not JSON', '{"account": "A1"', 'line.not_json'],
    ['no object', '[1, 2]', 'line.not_json'],
    ['deep nesting', `${'['.repeat(9000)}${']'.repeat(9000)}`, 'line.too_long'],
    ['nesting in place of a value', JSON.stringify(value({ value: { a: [[[]]] } })), 'value.invalid'],
    ['NaN', '{"account":"A1","metric":"logins","day":"2026-11-20","value":NaN}', 'line.not_json'],
    ['1e400', '{"account":"A1","metric":"logins","day":"2026-11-20","value":1e400}', 'value.out_of_range'],
    ['a number too great to add up', JSON.stringify(value({ value: 1e16 })), 'value.out_of_range'],
    ['a word', JSON.stringify(value({ value: 'many' })), 'value.invalid'],
    ['a truth', JSON.stringify(value({ value: true })), 'value.invalid'],
    ['null', JSON.stringify(value({ value: null })), 'value.invalid'],
    ['tomorrow', JSON.stringify(value({ day: '2026-11-24' })), 'day.in_future'],
    ['a day of no calendar', JSON.stringify(value({ day: '2026-02-30' })), 'day.invalid'],
    ['a day as a number', JSON.stringify(value({ day: 20261120 })), 'day.invalid'],
    ['the year 99999', JSON.stringify(value({ day: '99999-01-01' })), 'day.invalid'],
    ['the year 1', JSON.stringify(value({ day: '0001-01-01' })), 'day.too_old'],
    ['a day of knowing to come', JSON.stringify(value({ knownAt: '2027-01-01' })), 'day.in_future'],
    ['no account', JSON.stringify(value({ account: undefined })), 'account.missing'],
    ['an account of no type', JSON.stringify(value({ account: ['A1'] })), 'account.unknown'],
    ['an unknown account', JSON.stringify(value({ account: 'nobody' })), 'account.unknown'],
    ['an account with a NUL', JSON.stringify(value({ account: 'A1\0' })), 'account.unknown'],
    ['half a surrogate', '{"account":"\\ud800","metric":"logins","day":"2026-11-20","value":1}', 'account.unknown'],
    ['an unknown product', JSON.stringify(value({ product: 'P9' })), 'product.unknown'],
    ['another account’s person', JSON.stringify(value({ account: 'A2', contact: 'K1' })), 'contact.unknown'],
    ['a metric named by hand', JSON.stringify(value({ metric: 'Log ins; drop table' })), 'metric.name'],
    ['a metric that would hide a built-in one', JSON.stringify(value({ metric: 'logins_trend' })), 'metric.name'],
    ['a metric named __proto__', JSON.stringify(value({ metric: '__proto__' })), 'metric.name'],
  ])('%s: refused with its line and reason, and the good ones beside it are taken', async (_, line, reason) => {
    const told = await send([`${ndjson(value())}\n${line}\r\n\n${ndjson(value({ day: '2026-11-19' }))}`]);
    expect(counts(told)).toEqual({ received: 3, written: 2, unchanged: 0, rejected: 1 });
    expect(told.examples).toMatchObject([{ line: 2, reason }]);
    expect(told.refusals).toMatchObject([{ reason, count: 1 }]);
  });

  test('a line of megabytes costs no memory and no more than itself', async () => {
    const part = 'x'.repeat(1_000_000);
    const told = await send([
      `${ndjson(value())}\n`,
      ...Array.from({ length: 20 }, () => part),
      `\n${ndjson(value({ day: '2026-11-19' }))}`,
    ]);
    expect(counts(told)).toEqual({ received: 3, written: 2, unchanged: 0, rejected: 1 });
    expect(told.examples).toMatchObject([{ line: 2, reason: 'line.too_long' }]);
  });

  test('of many, a hundred are shown and all are counted', async () => {
    const told = await put(...Array.from({ length: 250 }, () => value({ account: 'nobody' })));
    expect(told.examples).toHaveLength(100);
    expect(told.refusals).toMatchObject([{ reason: 'account.unknown', count: 250 }]);
  });

  test('make no metric: who knows no account takes no slot', async () => {
    await put(...Array.from({ length: 70 }, (_, n) => value({ account: 'nobody', metric: `x${n}` })));
    expect((await fulcrum.call<{ items: [] }>('usage.metrics')).items).toEqual([]);
  });
});

test('sixty-four metrics fit; the lines of further ones are refused, whatever the order they come in', async () => {
  const told = await put(...Array.from({ length: 66 }, (_, n) => value({ metric: `m_${n}` })));
  expect(counts(told)).toEqual({ received: 66, written: 64, unchanged: 0, rejected: 2 });
  expect(told.refusals).toMatchObject([{ reason: 'metric.no_slot', count: 2 }]);
  expect(counts(await put(value({ metric: 'm_63', value: 1 }), value({ metric: 'further' })))).toMatchObject({ written: 1, rejected: 1 });
  await expect(fulcrum.call('usage.declare', { id: 'further' })).rejects.toMatchObject({ reason: 'usage.no_slot' });
});

test('CSV says the same by its headings, in any order', async () => {
  const csv =
    '\ufeffday,value,metric,account,product\r\n2026-11-20,3,logins,A1,\r\n2026-11-20,"4.5",minutes,A1,\r\n2026-11-20,1,logins,A9,P1\r\n';
  const told = await send([csv.slice(0, 40), csv.slice(40)], 'csv');
  expect(counts(told)).toEqual({ received: 3, written: 2, unchanged: 0, rejected: 1 });
  expect(told.examples).toMatchObject([{ line: 4, reason: 'account.unknown', value: 'A9' }]);
  expect(await stored()).toMatchObject([{ m1: 3, m2: 4.5 }]);
  await expect(send(['a,b\n1,2'], 'csv')).rejects.toMatchObject({
    reason: 'usage.csv_header',
    detail: { missing: 'account, metric, day, value' },
  });
  expect(counts(await send(['account,metric,day,value\nA1,logins,2026-11-20,"1'], 'csv'))).toMatchObject({ written: 0, rejected: 1 });
  const mixed = `account,metric,day,value\n"A1" x,logins,2026-11-20,1\nA1,logins,2026-11-18,2\n${'x'.repeat(50_000)}\nA1,logins,2026-11-17,2\n`;
  expect(counts(await send([mixed], 'csv'))).toMatchObject({ received: 4, written: 2, rejected: 2 });
});

test('bytes that break off in a letter, a line or a chunk are read as if they came at once', async () => {
  const whole = Buffer.from(ndjson(value({ note: '汉字' }), value({ day: '2026-11-19' })));
  const told = await send(Array.from(whole, (byte) => Buffer.from([byte])));
  expect(counts(told)).toEqual({ received: 2, written: 2, unchanged: 0, rejected: 0 });
});

test('a body that breaks off fails, leaves whole chunks, and may be sent again', async () => {
  const days = Array.from({ length: 300 }, (_, n) => Temporal.PlainDate.from(TODAY).subtract({ days: n }).toString());
  const line = (n: number) => `${JSON.stringify(value({ day: days[n % 300], metric: `k${Math.floor(n / 300) % 10}`, value: n }))}\n`;
  const chunk = Array.from({ length: 100_000 }, (_, n) => line(n)).join('');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(chunk);
    yield Buffer.from(line(1).slice(0, 20));
    throw new Error('the wire is cut');
  }
  await expect(fulcrum.door.dispatchStream('usageBulk', await fulcrum.ctx(), {}, broken())).rejects.toThrow('the wire is cut');
  expect((await sql<{ n: number }>`select count(*)::int as n from usage_daily`.execute(db)).rows[0]?.n).toBe(300);
  expect(counts(await send([chunk, line(1)]))).toMatchObject({ received: 100_001, rejected: 0 });
});

test('months kept no longer are neither taken nor left', async () => {
  await put(value({ day: '2025-01-05' }), value({ day: '2026-08-01' }));
  await fulcrum.call('usage.retain', { months: 4 });
  const base = { services: fulcrum.services, pool: fulcrum.pool, clock: fulcrum.clock, log: createLog('silent') };
  await runJob(usageJobs[0]!, {}, { queueId: '77', attempt: 1, maxAttempts: 1 }, base);
  expect((await stored()).map(({ day }) => day)).toEqual(['2026-08-01']);
  const dropped = await sql<{ after: { months: string[] } }>`select after from audit where action = 'usage.months_drop'`.execute(db);
  expect(dropped.rows[0]?.after.months).toContain('2025-01');
  expect((await put(value({ day: '2026-07-31' }))).examples).toMatchObject([{ reason: 'day.too_old' }]);
  expect(await usageMonths(db)).toEqual(expect.arrayContaining(['2026-11', '2026-12', '2027-01']));
  await fulcrum.call('usage.retain', { months: null });
});
