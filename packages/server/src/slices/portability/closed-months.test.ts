import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, type ImportOrder, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { periodsHandlers } from '../periods/index.ts';
import { importsHandlers } from './index.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
const HEAD = 'orderCode,accountCode,accountName,orderedOn,productCode,amount,lineKey\n';
const FIRST = 'O-1,C-1,青云大学,2026-09-10,P-1,100,1\nO-2,C-1,青云大学,2026-10-10,P-1,200,1\n';
const mapping = {
  apiVersion: 'fulcrum/v1',
  kind: 'mapping',
  id: 'orders',
  name: { zh: '订单', en: 'Orders' },
  entity: 'orders',
  fields: {
    orderCode: { column: 'orderCode' },
    accountCode: { column: 'accountCode', lookup: { entity: 'accounts', by: 'code', onMissing: 'create' } },
    accountName: { column: 'accountName' },
    orderedOn: { column: 'orderedOn', type: 'date' },
    productCode: { column: 'productCode', lookup: { entity: 'products', by: 'code', onMissing: 'create' } },
    amount: { column: 'amount' },
    lineKey: { column: 'lineKey' },
  },
};
const ORDERS: ImportOrder = { entity: 'orders', skipBadRows: true, mapping };
const run = (rows: string, more: Partial<ImportOrder> = {}) => inst.run(bytesOf(HEAD + rows), { ...ORDERS, ...more });
const lines = async () =>
  (
    await sql<{ line: string }>`select o.code || ' ' || l.line_key || ' ' || l.happened_on || ' ' || trim_scale(l.amount) as line
      from order_line l join sales_order o on o.id = l.order_id order by 1`.execute(db)
  ).rows.map(({ line }) => line);
const problemsOf = async (id: string) => {
  const { items } = await inst.write((ctx) => importsHandlers.problems(ctx, { id, limit: 50 }));
  return items.flatMap(({ row, problems }) => problems.map(({ message }) => `${row}: ${message}`));
};

beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
  expect(await run(FIRST)).toMatchObject({ state: 'done', created: 2 });
  await inst.write((ctx) => periodsHandlers.close(ctx, { month: '2026-09' }));
});
afterAll(() => worker.stop());

describe('an import into a base with a closed month', () => {
  test('repeats what stands there without a word', async () => {
    expect(await run(FIRST)).toMatchObject({ state: 'done', unchanged: 2, rejected: 0 });
  });

  test('refuses new lines of that month, with the month and the remedy, and makes no account for them', async () => {
    const done = await run('O-9,C-9,新客户,2026-09-30,P-1,5,1\nO-8,C-1,青云大学,2026-10-30,P-1,6,1\n');
    expect(done).toMatchObject({ state: 'done', created: 1, rejected: 1 });
    expect(await problemsOf(done.id)).toEqual(['2: 2026-09 已关账；请改为在未关账的月份记一笔调整']);
    expect((await sql`select 1 from account where code = 'C-9'`.execute(db)).rows).toEqual([]);
  });

  test('refuses a changed amount, a line moved out of the month, and one moved into it', async () => {
    const before = await lines();
    for (const row of [
      'O-1,C-1,青云大学,2026-09-10,P-1,101,1\n',
      'O-1,C-1,青云大学,2026-10-10,P-1,100,1\n',
      'O-2,C-1,青云大学,2026-09-10,P-1,200,1\n',
      'O-1,C-1,青云大学,2026-09-10,P-1,1,2\n',
    ])
      expect(await run(row), row).toMatchObject({ state: 'done', created: 0, updated: 0, rejected: 1 });
    expect(await lines()).toEqual(before);
  });

  test('takes of an order only the lines of open months', async () => {
    const before = await lines();
    expect(await run('O-7,C-1,青云大学,2026-09-30,P-1,1,1\nO-7,C-1,青云大学,2026-10-02,P-1,2,2\n')).toMatchObject({
      created: 1,
      rejected: 1,
    });
    expect(await lines()).toEqual([...before, 'O-7 2 2026-10-02 2'].toSorted());
  });

  test('stops as a whole where bad rows are not to be skipped', async () => {
    const before = await lines();
    const rows = 'O-1,C-1,青云大学,2026-09-10,P-1,102,1\nO-2,C-1,青云大学,2026-10-10,P-1,333,1\n';
    await expect(run(rows, { skipBadRows: false })).rejects.toMatchObject({ reason: 'import.bad_rows', detail: { count: 1 } });
    expect(await lines()).toEqual(before);
  });

  test('refuses what was checked before the month was closed', async () => {
    const before = await lines();
    const uploaded = await inst.upload(bytesOf(`${HEAD}O-6,C-1,青云大学,2026-10-09,P-1,3,1\n`), ORDERS);
    expect(await inst.check(uploaded.id, ORDERS)).toMatchObject({ state: 'checked', created: 1, rejected: 0 });
    await inst.write((ctx) => periodsHandlers.close(ctx, { month: '2026-10' }));
    expect(await inst.commit(uploaded.id, ORDERS)).toMatchObject({ created: 0, rejected: 1 });
    expect(await lines()).toEqual(before);
  });
});

describe('an import of records of the books', () => {
  const CONTRACTS: ImportOrder = { entity: 'contracts', skipBadRows: true };
  const HEADER = '合同编号,客户编号,签订日期,合同金额,备注\n';
  const bring = (rows: string) => inst.run(bytesOf(HEADER + rows), CONTRACTS);

  test('refuses new, re-priced and moved ones of a closed month, and takes a note on one', async () => {
    await inst.write((ctx) => periodsHandlers.reopen(ctx, { month: '2026-10', reason: '补录合同' }));
    expect(await bring('HT-1,C-1,2026-10-08,1000,首签\nHT-2,C-1,2026-11-02,500,续签\n')).toMatchObject({ state: 'done', created: 2 });
    await inst.write((ctx) => periodsHandlers.close(ctx, { month: '2026-10' }));
    expect(await bring('HT-1,C-1,2026-10-08,1000,首签\n')).toMatchObject({ unchanged: 1, rejected: 0 });
    expect(await bring('HT-1,C-1,2026-10-08,1000,已归档\n')).toMatchObject({ updated: 1, rejected: 0 });
    const done = await bring(
      'HT-1,C-1,2026-10-08,1001,已归档\nHT-2,C-1,2026-10-02,500,续签\nHT-3,C-1,2026-10-30,7,新签\nHT-4,C-1,2026-11-03,8,新签\n',
    );
    expect(done).toMatchObject({ created: 1, updated: 0, rejected: 3 });
    const kept = await sql<{
      line: string;
    }>`select code || ' ' || happened_on || ' ' || trim_scale(amount) || ' ' || note as line from contract order by 1`.execute(db);
    expect(kept.rows.map(({ line }) => line)).toEqual([
      'HT-1 2026-10-08 1000 已归档',
      'HT-2 2026-11-02 500 续签',
      'HT-4 2026-11-03 8 新签',
    ]);
  });
});
