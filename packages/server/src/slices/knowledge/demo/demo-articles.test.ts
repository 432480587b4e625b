import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { writeCtxOf } from '../../../../test/harness/work-base.ts';
import type { WriteCtx } from '../../../access/index.ts';
import { clearDemo } from '../../../demo/index.ts';
import type { Reader } from '../search/reader.ts';
import { searchArticles } from '../search/search.ts';
import { countSearches, selectAsked } from '../search-log.sql.ts';
import { insertDemoSearches } from './demo-searches.ts';
import { insertDemoArticles } from './insert-demo-articles.ts';

const TODAY = '2026-11-20';
const { db } = await testDatabase();
const write = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  db.transaction().execute((tx) => work({ ...writeCtxOf(tx, TODAY), language: 'zh' }));
await write(insertDemoArticles);

const first = async (q: string, reader: Reader = { kind: 'staff' }) =>
  (await searchArticles(db, q, { reader, today: TODAY, limit: 5 })).results[0]?.title;
const codes = async () => (await sql<{ code: string }>`select code from article order by code`.execute(db)).rows.map(({ code }) => code);
const indexed = async () => (await sql<{ n: number }>`select count(*)::int as n from article_part`.execute(db)).rows[0]?.n;

test('has articles in both languages for every reader and in every state, each with headings, lists and three to six similar questions', async () => {
  const { rows } = await sql<{ texts: number; poor: number; audiences: number; states: Record<string, number>; due: number }>`
    select count(*)::int as texts, count(distinct audience)::int as audiences,
      count(*) filter (where v.body !~ '(^|\n)## ' or v.body !~ '\n- ' or cardinality(v.questions) not between 3 and 6)::int as poor,
      count(*) filter (where a.review_on < ${TODAY})::int as due,
      (select jsonb_object_agg(state, n) from (select state, count(*) as n from article_version group by state) s) as states
    from article a join article_version v on v.article_id = a.id`.execute(db);
  expect(rows[0]).toEqual({ texts: 34, poor: 0, audiences: 4, states: { draft: 2, review: 2, published: 30 }, due: 2 });
});

test.each([
  ['导出来的报表少了最近一周的数据', '导出使用报表'],
  ['所有同事都登录不了，提示服务繁忙', '登录与单点登录'],
  ['導入以後名單重複', '批量导入名单与处理重复'],
  ['kaiju fapiao', '开具发票与付款'],
  ['shujujiekou', '开通数据接口'],
  ['how do I get an invioce', 'Invoices and payment'],
  ['certifcate of single sign-on expired', 'Signing in and single sign-on'],
  ['接口返回 403', '接口返回错误时的排查'],
])('answers “%s” with “%s”', async (question, title) => {
  expect(await first(question)).toBe(title);
});

test('shows nobody what is not for them', async () => {
  const question = '恢复备份要谁批准';
  expect(await first(question)).toBe('客户要求恢复备份数据时怎么做（内部）');
  for (const kind of ['customer', 'public'] as const)
    expect(await first(question, kind === 'customer' ? { kind, level: null, communities: [] } : { kind })).not.toMatch(/内部/);
});

test('was searched: most is found and opened, some is not found, some is found and not opened, and all of it goes with the demo', async () => {
  await write(insertDemoSearches);
  const since = '2026-09-01T00:00:00Z';
  const { searches, unanswered, opened } = await countSearches(db, since, 'everybody');
  expect([searches, unanswered > 20, opened > searches / 3, opened + unanswered < searches]).toEqual([360, true, true, true]);
  const questions = async (view: 'unanswered' | 'unopened') =>
    (await selectAsked(db, { view, since, limit: 5, whose: 'everybody' })).map(({ question }) => question);
  expect(await questions('unanswered')).toContain('our name on invoices changed');
  expect(await questions('unopened')).toContain('price');
  await write(clearDemo);
  expect(await countSearches(db, since, 'everybody')).toEqual({ searches: 0, unanswered: 0, opened: 0 });
  await write(insertDemoArticles);
});

test('goes with the demo, out of the index too; what somebody changed stays and is not put there twice', async () => {
  await sql`update article set revision = 2 where code = 'DEMO-KB-04'`.execute(db);
  await write(clearDemo);
  expect(await codes()).toEqual(['DEMO-KB-04']);
  expect(await indexed()).toBe(2);
  expect(await first('kaiju fapiao')).not.toBe('开具发票与付款');
  await write(insertDemoArticles);
  expect((await codes()).length).toBe(17);
  await write(clearDemo);
  expect(await codes()).toEqual(['DEMO-KB-04']);
  await sql`update article set demo = true, revision = 1`.execute(db);
  await write(clearDemo);
  expect([await codes(), await indexed(), await first('发票')]).toEqual([[], 0, undefined]);
});
