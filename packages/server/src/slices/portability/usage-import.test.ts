import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { testDatabase } from '../../../test/harness/database.ts';
import { emptied } from '../../../test/harness/emptied.ts';
import { bytesOf, fileBytes, type ImportOrder, installation, setUpOrganisation, TEMPLATES } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import type { RunningWorker } from '../../jobs/index.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows;
const USAGE: ImportOrder = { entity: 'usage', skipBadRows: true };
const counts = ({ state, created, updated, unchanged, rejected }: Awaited<ReturnType<typeof inst.run>>) => ({
  state,
  created,
  updated,
  unchanged,
  rejected,
});
const told = (done: Awaited<ReturnType<typeof inst.run>>) => Object.fromEntries(done.warnings.map(({ code, count }) => [code, count]));

beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
  await inst.run(bytesOf('客户编号,客户名称,创建日期\nA1,甲,2026-01-10\nA2,乙,2026-01-10\n'), { entity: 'accounts' });
  await inst.run(bytesOf('产品编号,产品名称\nP1,一号\n'), { entity: 'products' });
});
afterAll(() => worker.stop());

describe('importing usage from a table', () => {
  const file =
    '客户编号,产品编号,指标,日期,数值\nA1,,logins,2026-11-01,3\nA1,P1,logins,2026-11-01,4\nA1,,minutes,2026-11-01,"1,200.5"\nA2,,logins,2026-01-02,7\n';

  it('writes wide rows, makes metrics and months, and says what contradicts', async () => {
    const done = await inst.run(bytesOf(file), USAGE);
    expect(counts(done)).toEqual({ state: 'done', created: 4, updated: 0, unchanged: 0, rejected: 0 });
    expect(told(done)).toEqual({ 'import.usage.before_account': 1, 'import.usage.metrics_made': 2 });
    expect(
      await one(
        sql`select u.day, p.code as product, u.m1, u.m2 from usage_daily u left join product p on p.id = u.product_id order by 1, 2`,
      ),
    ).toEqual([
      { day: '2026-01-02', product: null, m1: 7, m2: null },
      { day: '2026-11-01', product: 'P1', m1: 4, m2: null },
      { day: '2026-11-01', product: null, m1: 3, m2: 1200.5 },
    ]);
  });

  it('finds every row unchanged the second time, and updates a changed one with what stood before in the audit', async () => {
    expect(counts(await inst.run(bytesOf(file), USAGE))).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    const done = await inst.run(bytesOf(file.replace(',7\n', ',8\n')), USAGE);
    expect(counts(done)).toMatchObject({ created: 0, updated: 1, unchanged: 3 });
    const [audited] = await one(
      sql<{ before: object[] }>`select before from audit where action = 'import.done' and entity_id = ${done.id}`,
    );
    expect(audited?.before).toMatchObject([{ day: '2026-01-02', m1: 7 }]);
  });

  it('refuses what is unknown, wrong or said twice, row by row', async () => {
    const done = await inst.run(
      bytesOf(
        '客户编号,产品编号,指标,日期,数值\nA9,,logins,2026-11-02,1\nA1,P9,logins,2026-11-02,1\nA1,,Log ins,2026-11-02,1\nA1,,logins,2027-01-01,1\nA1,,logins,2026-11-03,x\nA1,,logins,2026-11-04,1\nA1,,logins,2026-11-04,2\nA2,,logins,2026-11-05,1\n',
      ),
      USAGE,
    );
    expect(counts(done)).toMatchObject({ created: 1, rejected: 7 });
  });

  it('takes JSON lines under the names of the fields', async () => {
    const done = await inst.run(bytesOf('{"accountCode":"A1","metric":"logins","day":"2026-11-09","value":5}\n'), {
      ...USAGE,
      name: 'usage.jsonl',
    });
    expect(counts(done)).toMatchObject({ created: 1, rejected: 0 });
  });

  it('refuses the 65th metric, and says so', async () => {
    const rows = Array.from({ length: 65 }, (_, n) => `A1,many_${n},2026-11-10,1`).join('\n');
    const done = await inst.run(bytesOf(`客户编号,指标,日期,数值\n${rows}\n`), USAGE);
    expect(counts(done)).toMatchObject({ created: 62, rejected: 3 });
    await emptied(db, 'usage_metric', 'usage_daily');
  });

  it('adds up events of one key, and finds the account by its subscription', async () => {
    await sql`insert into subscription (account_id, id, code, happened_on, amount, base_amount, amount_per, currency, known_at, recorded_at, changed_at)
      select id, uuid7('2026-01-01'), 'S' || code, '2026-06-01', 0, 0, 'month', 'CNY', '2026-06-01', '2026-06-01', '2026-06-01' from account where code in ('A1', 'A2')`.execute(
      db,
    );
    const events =
      '用量记录编号,订购编号,指标,日期,数值\nE1,SA1,views,2026-05-01,2\nE2,SA1,views,2026-05-01,3\nE2,SA2,views,2026-07-01,4\nE4,SA9,views,2026-07-01,4\n';
    const done = await inst.run(bytesOf(events), USAGE);
    expect(counts(done)).toMatchObject({ created: 3, rejected: 1 });
    expect(told(done)).toEqual({ 'import.usage.doubled_id': 1, 'import.usage.before_subscription': 2, 'import.usage.metrics_made': 1 });
    expect(await one(sql`select day, m1 from usage_daily order by day`)).toEqual([
      { day: '2026-05-01', m1: 5 },
      { day: '2026-07-01', m1: 4 },
    ]);
    expect(counts(await inst.run(bytesOf(events), USAGE))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    await emptied(db, 'usage_metric', 'usage_daily');
  });
});

describe.runIf(hasRealData('saas-ravenstack'))('RavenStack', () => {
  it('brings 25,000 events by the shipped mapping and tells 21 doubled ids and 19,142 rows before their subscription', async () => {
    const mapping = parse(await readFile(`${TEMPLATES}/mappings/ravenstack-usage.yaml`, 'utf8')) as Record<string, unknown>;
    await emptied(db, 'account');
    await inst.run(fileBytes(realData('saas-ravenstack/ravenstack_accounts.csv')), {
      entity: 'accounts',
      name: 'accounts.csv',
      skipBadRows: true,
    });
    const subscriptions = await inst.run(fileBytes(realData('saas-ravenstack/ravenstack_subscriptions.csv')), {
      entity: 'subscriptions',
      name: 'subscriptions.csv',
      skipBadRows: true,
      mapping: {
        apiVersion: 'fulcrum/v1',
        kind: 'mapping',
        id: 'test-subscriptions',
        entity: 'subscriptions',
        name: { zh: '订购', en: 'Subscriptions' },
        fields: {
          code: { column: 'subscription_id' },
          accountCode: { column: 'account_id' },
          startsOn: { column: 'start_date' },
          amount: { column: 'mrr_amount' },
          amountPer: { constant: 'month' },
        },
      },
    });
    expect(counts(subscriptions)).toMatchObject({ created: 5000, rejected: 0 });
    const order: ImportOrder = { entity: 'usage', name: 'usage.csv', mapping };
    const done = await inst.run(fileBytes(realData('saas-ravenstack/ravenstack_feature_usage.csv')), order);
    expect(counts(done)).toEqual({ state: 'done', created: 25_000, updated: 0, unchanged: 0, rejected: 0 });
    expect(told(done)).toMatchObject({
      'import.usage.doubled_id': 21,
      'import.usage.before_subscription': 19_142,
      'import.usage.metrics_made': 40,
    });
    const again = await inst.run(fileBytes(realData('saas-ravenstack/ravenstack_feature_usage.csv')), order);
    expect(counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: 25_000 });
  }, 300_000);
});
