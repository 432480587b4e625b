import type { Merge } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { bytesOf, type ImportOrder, installation } from '../../../test/harness/installation.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { catalogOf } from '../catalog.ts';
import { ACCOUNT_REFS } from '../registry.ts';

// A base as people make it: files, usage sent in bulk, tags, lists, claims, a closed month, an evaluation; by the verbs alone.
const TODAY = '2026-11-23';
const fulcrum = await testFulcrum({ now: `${TODAY}T01:00:00Z` });
const { call, db, url } = fulcrum;
const importer = installation({ db, url });
const TABLES = [...new Set(ACCOUNT_REFS.map(({ table }) => table))];
let worker: RunningWorker;
const ids: Record<string, string> = {};

const load = async (lines: readonly string[], order: ImportOrder) => {
  const done = await importer.run(bytesOf(`${lines.join('\n')}\n`), order);
  expect(done).toMatchObject({ state: 'done', rejected: 0 });
};
async function send(lines: readonly object[]): Promise<void> {
  async function* body() {
    yield Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  expect(await fulcrum.door.dispatchStream('usageBulk', await fulcrum.ctx(), {}, body())).toMatchObject({ rejected: 0 });
}

beforeAll(async () => {
  worker = await importer.startWorker();
  await load(['客户编号,客户名称,员工人数', 'A,东方大学,1200', 'B,东方大学（北京）,300', 'C,西部学院,50'], { entity: 'accounts' });
  for (const code of ['A', 'B', 'C']) ids[code] = (await call<{ id: string }>('accounts.get', { id: code })).id;
  await load(['产品编号,产品名称', 'P1,文献库', 'P2,分析台'], { entity: 'products' });
  await load(['客户编号,姓名,电话,联系人编号', 'A,沈澜,13800001111,K1', 'A,陆文,13800001112,K2', 'B,沈澜,13800001111,K1'], {
    entity: 'contacts',
  });
  await load(
    [
      '客户编号,合同编号,签订日期,服务期起,服务期止,含税金额',
      'A,HT-1,2025-12-20,2026-01-01,2026-12-31,36500',
      'B,HT-2,2026-02-01,2026-02-01,2027-01-31,12000',
    ],
    {
      entity: 'contracts',
    },
  );
  // One file of both: instalments, and the receipts that are claimed to them.
  await load(
    [
      '编号,客户编号,合同编号,应收日期,应收金额,回款日期,回款金额',
      'S1,A,HT-1,2026-03-01,9000,2026-03-15,9000',
      'S2,B,HT-2,2026-04-01,3000,2026-04-15,2000',
    ],
    { entity: 'payments' },
  );
  await call('usage.declare', { id: 'logins', aggregate: 'sum' });
  await call('usage.declare', { id: 'active_users', aggregate: 'avg', counts: 'active_users' });
  await call('usage.declare', { id: 'stored', aggregate: 'last' });
  const line = (account: string, metric: string, day: string, value: number, more: object = {}) => ({
    account,
    metric,
    day,
    value,
    ...more,
  });
  await send([
    // The same days, the same product, and a person of the same code: what has to give way or be added up.
    ...['2026-11-01', '2026-11-02', '2026-11-20'].flatMap((day, n) => [
      line('A', 'logins', day, 10 + n),
      line('B', 'logins', day, 3 + n),
      line('A', 'logins', day, 7, { product: 'P1' }),
      line('B', 'logins', day, 5, { product: 'P1' }),
      line('B', 'active_users', day, 2 + n),
    ]),
    line('A', 'active_users', '2026-11-02', 8),
    line('A', 'stored', '2026-11-20', 100),
    line('B', 'stored', '2026-11-19', 30),
    line('A', 'logins', '2026-11-05', 2, { contact: 'K1' }),
    line('B', 'logins', '2026-11-05', 4, { contact: 'K1' }),
    line('C', 'logins', '2026-11-05', 1),
  ]);
  const tags = await Promise.all(['重点', '教育'].map(async (name) => (await call<{ id: string }>('tags.create', { name })).id));
  await call('tags.apply', { ids: [ids.A, ids.B], add: [tags[0]] });
  await call('tags.apply', { ids: [ids.B], add: [tags[1]] });
  const list = await call<{ id: string }>('segments.create', { kind: 'fixed', name: '目标名单', shared: true });
  await call('segments.addMembers', { id: list.id, ids: [ids.A, ids.B] });
  for (const code of ['A', 'B']) {
    await call('interactions.log', {
      accountId: ids[code],
      kind: 'visit',
      twoWay: true,
      summary: `拜访 ${code}`,
      happenedOn: '2026-11-10',
    });
    await call('tasks.create', { accountId: ids[code], title: '回访', dueOn: '2026-11-30' });
    await call('ratings.create', {
      accountId: ids[code],
      dimension: 'relationship',
      score: code === 'A' ? 4 : 2,
      ratedOn: '2026-06-01',
      evidence: '面谈',
    });
    await call('serviceCosts.create', { accountId: ids[code], incurredOn: '2026-05-01', kind: 'labour', amount: '80' });
  }
  await call('policies.saveDraft', {
    id: 'value',
    yaml: 'apiVersion: fulcrum/v1\nkind: tier\nid: value\nname: { zh: 价值, en: Value }\nitems:\n  - { id: arr, name: { zh: 年费, en: ARR }, perUnit: { metric: contracts.arr, points: 0.001 } }\nlevels: [{ id: A, name: { zh: 甲, en: A }, score: 20 }, { id: B, name: { zh: 乙, en: B } }]\n',
  });
  await call('policies.publish', { id: 'value' });
  await call('evaluations.run', {});
  await call('periods.close', { month: '2026-03' });
  await call('periods.close', { month: '2026-04' });
}, 120_000);
afterAll(() => worker.stop());

/** Every row of every table, to the last byte; of accounts without the number and moment of their last change. */
async function snapshot(): Promise<Record<string, string[]>> {
  const rows = TABLES.map(
    (
      table,
    ) => sql`select ${table}::text as name, ${table === 'account' ? sql`(to_jsonb(t) - 'revision' - 'changed_at')::text` : sql`t::text`} as row
      from ${sql.table(table)} t`,
  );
  const found = await sql<{ name: string; rows: string[] }>`
    select name, array_agg(row order by row) as rows from (${sql.join(rows, sql` union all `)}) r group by name`.execute(db);
  return Object.fromEntries(found.rows.map(({ name, rows: each }) => [name, each]));
}

/** Every figure of every account, by code; sets have no order. */
async function figures(): Promise<Record<string, Record<string, unknown>>> {
  const catalog = await catalogOf(db);
  const metrics = catalog.all().map(({ id }) => id);
  const { ctes } = factsSql(catalog, metrics, wholeBaseOn(TODAY), true);
  const found = await sql<Record<string, unknown> & { code: string }>`
    with ${sql.join(ctes)} select a.code, f.* from facts f join account a on a.id = f.account_id`.execute(db);
  const plain = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);
  return Object.fromEntries(
    found.rows.map(({ code, ...values }) => [code, Object.fromEntries(Object.entries(values).map(([id, value]) => [id, plain(value)]))]),
  );
}

/** What the closed months came to, all accounts together. */
async function closed(): Promise<unknown> {
  const columns = await sql<{
    name: string;
  }>`select attname as name from pg_attribute where attrelid = 'period_total'::regclass and attnum > 0 and atttypid = 'numeric'::regtype`.execute(
    db,
  );
  const sums = columns.rows.map(({ name }) => sql`sum(${sql.id(name)})::text as ${sql.id(name)}`);
  return (await sql`select month, closing, ${sql.join(sums)} from period_total group by month, closing order by 1, 2`.execute(db)).rows;
}

describe('two accounts of a base that came in by files, bulk usage, tags, lists and closed months', () => {
  test('have something in every table that such a base fills', async () => {
    const rows = await snapshot();
    for (const table of [
      'usage_daily',
      'usage_contact_daily',
      'account_tag',
      'segment_member',
      'period_total',
      'receipt_claim',
      'instalment',
      'policy_result',
    ])
      expect(rows[table]?.length ?? 0, table).toBeGreaterThan(1);
  });

  test.each([
    ['A', 'B'],
    ['B', 'A'],
  ])('%s with %s: the merged has what both had, and the undo leaves every byte and every figure as it was', async (winner, loser) => {
    const [before, told] = [await snapshot(), await figures()];
    const totals = await closed();
    const merged = await call<Merge>('merges.create', { entity: 'account', winnerId: ids[winner], loserId: ids[loser] });
    const both = await figures();
    expect(Object.keys(both).sort()).toEqual([winner, 'C'].sort());
    const sum = (id: string) => Number(told.A![id]) + Number(told.B![id]);
    for (const id of ['contracts.arr', 'contracts.count', 'payments.overdue_amount', 'usage.logins_30d', 'interactions.count_90d'])
      expect(Number(both[winner]![id]), id).toBeCloseTo(sum(id), 6);
    expect(both.C).toEqual(told.C);
    expect(await closed()).toEqual(totals);
    await call('merges.undo', { id: merged.id });
    expect(await snapshot()).toEqual(before);
    expect(await figures()).toEqual(told);
  });
});
