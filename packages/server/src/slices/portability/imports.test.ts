import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, fileBytes, type ImportOrder, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import type { Actor } from '../../access/index.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { newId } from '../../kernel/ids.ts';
import { importStreamHandlers, importsHandlers } from './index.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
});
afterAll(() => worker.stop());

const ACCOUNTS: ImportOrder = { entity: 'accounts', skipBadRows: true };
const counts = ({ state, rows, created, updated, unchanged, rejected }: Awaited<ReturnType<typeof inst.run>>) => ({
  state,
  rows,
  created,
  updated,
  unchanged,
  rejected,
});
const text = async (body: AsyncIterable<Uint8Array | string>) =>
  Buffer.concat(await Array.fromAsync(body, (part) => Buffer.from(part))).toString();
const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows;

describe('importing accounts', () => {
  const file = '客户编号,客户名称,员工人数,地区\nC-1,青云大学,1200,北京\nC-2,远山科技,80,上海市\nC-3,河谷制造,,CN-GD\n';

  it('creates them with their history, and audits the file once', async () => {
    const done = await inst.run(bytesOf(file), ACCOUNTS);
    expect(counts(done)).toEqual({ state: 'done', rows: 3, created: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(await one(sql`select code, name, employees, region_code from account where code like 'C-%' order by code`)).toEqual([
      { code: 'C-1', name: '青云大学', employees: 1200, region_code: 'CN-BJ' },
      { code: 'C-2', name: '远山科技', employees: 80, region_code: 'CN-SH' },
      { code: 'C-3', name: '河谷制造', employees: null, region_code: 'CN-GD' },
    ]);
    const history = await one(
      sql`select h.field, h.value from account_history h join account a on a.id = h.account_id where a.code = 'C-2' and h.field in ('employees', 'region_code') order by 1`,
    );
    expect(history).toEqual([
      { field: 'employees', value: 80 },
      { field: 'region_code', value: 'CN-SH' },
    ]);
    expect(await one(sql`select count(*) as n from audit where action = 'import.done' and entity_id = ${done.id}`)).toEqual([{ n: 1 }]);
    expect(await one(sql`select count(*) as n from account_state s join account a on a.id = s.account_id where a.code like 'C-%'`)).toEqual(
      [{ n: 3 }],
    );
  });

  it('finds every row unchanged the second time', async () => {
    expect(counts(await inst.run(bytesOf(file), ACCOUNTS))).toEqual({
      state: 'done',
      rows: 3,
      created: 0,
      updated: 0,
      unchanged: 3,
      rejected: 0,
    });
  });

  it('updates a changed row only, with a dated history and the row as it was in the audit', async () => {
    const done = await inst.run(bytesOf(file.replace('C-2,远山科技,80', 'C-2,远山科技,95')), ACCOUNTS);
    expect(counts(done)).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    const history = await one(sql`select h.valid_from, h.value from account_history h join account a on a.id = h.account_id
      where a.code = 'C-2' and h.field = 'employees' order by h.recorded_at, h.valid_from, h.value`);
    expect(history).toContainEqual({ valid_from: '2026-11-23', value: 95 });
    const [audited] = await one(
      sql<{
        before: { code: string; employees: number }[];
      }>`select before from audit where action = 'import.done' and entity_id = ${done.id}`,
    );
    expect(audited?.before).toMatchObject([{ code: 'C-2', employees: 80 }]);
  });

  it('refuses rows with problems, and gives them back with the reason', async () => {
    const bad = '客户编号,客户名称,员工人数,负责人邮箱\nD-1,好的,5,\nD-2,坏的,许多,nobody@example.com\nD-3,重复,1,\nD-3,又重复,2,\n';
    const uploaded = await inst.upload(bytesOf(bad), ACCOUNTS);
    const checked = await inst.check(uploaded.id, ACCOUNTS);
    expect(counts(checked)).toEqual({ state: 'checked', rows: 4, created: 1, updated: 0, unchanged: 0, rejected: 3 });
    const problems = await inst.write((own) => importsHandlers.problems(own, { id: uploaded.id, limit: 50 }));
    expect(problems.items.map((item) => [item.row, item.problems.map((each) => each.code).sort()])).toEqual([
      [3, ['import.lookup.missing', 'import.value.not_a_number']],
      [4, ['import.row.doubled_key']],
      [5, ['import.row.doubled_key']],
    ]);
    await expect(inst.commit(uploaded.id, { entity: 'accounts' })).rejects.toMatchObject({
      reason: 'import.bad_rows',
      detail: { count: 3 },
    });
    expect(counts(await inst.commit(uploaded.id, ACCOUNTS))).toMatchObject({ state: 'done', created: 1, rejected: 3 });
    const file = await importStreamHandlers.rejected(await inst.ctx(undefined, 'en'), { id: uploaded.id }, bytesOf(''));
    const lines = (await text(file.body)).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^D-2,坏的,许多,nobody@example.com,.*is not a number.*was not found/);
  });

  it('is cancelled before it is committed, and then cannot be', async () => {
    const { id } = await inst.upload(bytesOf('客户编号,客户名称\nE-1,取消\n'), ACCOUNTS);
    await inst.check(id, ACCOUNTS);
    expect((await inst.write((own) => importsHandlers.cancel(own, { id }))).state).toBe('cancelled');
    await expect(inst.commit(id, ACCOUNTS)).rejects.toMatchObject({ reason: 'import.state' });
    expect(await one(sql`select 1 from import_row where import_id = ${id}`)).toEqual([]);
  });

  it('touches no account that its importer may not write', async () => {
    const teamId = newId();
    const userId = newId();
    await sql`insert into team (id, code, name, created_at) values (${teamId}, 'T-1', '一组', '2026-01-01')`.execute(db);
    await sql`insert into app_user (id, email, name, role, team_id, created_at) values (${userId}, 'lead@example.com', '组长', 'sales_lead', ${teamId}, '2026-01-01')`.execute(
      db,
    );
    const actor: Actor = { kind: 'user', userId, name: '组长', role: 'sales_lead', teamId, regionId: null, scopes: null, sessionId: null };
    const done = await inst.run(bytesOf('客户编号,客户名称\nC-1,改名\nF-1,新客户\n'), { ...ACCOUNTS, actor });
    expect(counts(done)).toMatchObject({ created: 1, updated: 0, rejected: 1 });
    expect(await one(sql`select code, name, team_id from account where code in ('C-1', 'F-1') order by code`)).toEqual([
      { code: 'C-1', name: '青云大学', team_id: null },
      { code: 'F-1', name: '新客户', team_id: teamId },
    ]);
  });
});

describe('importing orders', () => {
  const header = '订单编号,客户编号,下单日期,产品编号,数量,金额,行号\n';
  const lines = [
    'O-1,X-1,2026-03-01,P-1,2,20.5,1',
    'O-1,X-1,2026-03-01,P-2,1,9,2',
    'O-2,X-1,2026-05-06,P-1,-1,-10,1',
    'O-3,X-2,2026-02-02,P-3,4,400,1',
  ];
  const base = () =>
    one(sql`select a.code as account, a.happened_on as since, o.code as order, o.happened_on as day, l.line_key, p.code as product, l.quantity, l.amount, l.base_amount
      from order_line l join sales_order o on o.account_id = l.account_id and o.id = l.order_id join account a on a.id = l.account_id join product p on p.id = l.product_id
      where a.code like 'X-%' order by 1, 3, 5`);
  const clear = () => sql`delete from account where code like 'X-%'`.execute(db);

  it('comes to the same base in whatever order the rows stand', async () => {
    await inst.run(bytesOf(header + lines.join('\n')), { entity: 'orders' });
    const expected = await base();
    expect(expected).toHaveLength(4);
    expect(expected[0]).toMatchObject({ account: 'X-1', since: '2026-03-01', order: 'O-1', amount: '20.500000' });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (shuffled) => {
        await clear();
        const done = await inst.run(bytesOf(header + shuffled.join('\n')), { entity: 'orders' });
        expect(counts(done)).toMatchObject({ state: 'done', created: 4 });
        expect(await base()).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  it('refuses a currency without a rate, and converts by the rate of the day', async () => {
    await sql`insert into exchange_rate values ('USD', '2026-01-01', 7.1)`.execute(db);
    const file = '订单编号,客户编号,下单日期,币种,金额\nO-8,X-9,2026-03-01,USD,10\nO-9,X-9,2025-03-01,USD,10\n';
    const done = await inst.run(bytesOf(file), { entity: 'orders', skipBadRows: true });
    expect(counts(done)).toMatchObject({ created: 1, rejected: 1 });
    expect(await one(sql`select l.base_amount from order_line l join account a on a.id = l.account_id where a.code = 'X-9'`)).toEqual([
      { base_amount: '71.000000' },
    ]);
  });
});

describe.skipIf(!hasRealData('universities-cn'))('real files', () => {
  it('reads one list of universities in seven encodings as the same accounts', async () => {
    const names = ['utf8', 'utf8_bom', 'gbk', 'gb18030', 'gbk_semicolon', 'utf16le_bom'].map((each) => `universities_${each}.csv`);
    const results = [];
    for (const name of [...names, 'universities_gbk_tab.txt'])
      results.push(await inst.run(fileBytes(realData('messy-files/reencoded_cn', name)), { entity: 'accounts', name, skipBadRows: true }));
    expect(results[0]).toMatchObject({ state: 'done' });
    expect(results[0]!.created).toBeGreaterThan(0);
    for (const again of results.slice(1))
      expect(again).toMatchObject({ state: 'done', created: 0, updated: 0, unchanged: results[0]!.created });
  });

  it('takes the orders of the RFM sample by its shipped mapping', async () => {
    await sql`insert into exchange_rate values ('USD', '2000-01-01', 7) on conflict do nothing`.execute(db);
    const file = realData('rfm', 'input_orders.csv');
    const done = await inst.run(fileBytes(file), { entity: 'orders', name: 'input_orders.csv' });
    const rows = (await readFile(file, 'utf8')).trim().split('\n').length - 1;
    expect(counts(done)).toEqual({ state: 'done', rows, created: rows, updated: 0, unchanged: 0, rejected: 0 });
  });
});
