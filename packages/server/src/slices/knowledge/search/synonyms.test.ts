import type { Article, FoundArticle } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import type { Actor } from '../../../access/index.ts';
import { synonymTerms } from './synonyms.ts';
import { countable, termsOf } from './tokens.ts';

const fulcrum = await testFulcrum({ now: '2026-11-26T01:30:00Z' });
const { call, db } = fulcrum;
let [lead, agent] = [] as unknown as Actor[];
beforeAll(async () => {
  lead = await fulcrum.person('service_lead');
  agent = await fulcrum.person('agent');
  const text = { language: 'zh', title: '申请电子发票', body: '在订单里点“开发票”。', audience: 'customers' };
  const { id, contents } = await call<Article>('articles.create', text, lead);
  await call('articles.publish', { id, language: 'zh', revision: contents[0]!.revision }, lead);
});

const groups = async () => (await call<{ groups: string[][] }>('articles.synonyms', {}, agent)).groups;
const set = (...words: string[][]) => call<{ groups: string[][] }>('articles.setSynonyms', { groups: words }, lead);
const found = async (q: string) =>
  (await call<{ results: FoundArticle[] }>('articles.search', { q }, agent)).results.map(({ title }) => title);

test('a group is found by at once, whichever of its words is asked, and no more once it is taken away', async () => {
  expect(await groups()).toEqual([]);
  expect(await found('收据怎么拿')).toEqual([]);
  await set(['发票', ' 收据 ', 'receipt']);
  expect(await groups()).toEqual([['发票', '收据', 'receipt']]);
  expect(await found('收据怎么拿')).toEqual(['申请电子发票']);
  expect(await found('receipt')).toEqual(['申请电子发票']);
  await set();
  expect(await groups()).toEqual([]);
  expect(await found('收据怎么拿')).toEqual([]);
});

test('what was said before and after is recorded', async () => {
  await set(['发票', '收据']);
  await set(['发票', '票据']);
  const kept =
    await sql<object>`select before, after from audit where action = 'article.synonyms' order by at desc, id desc limit 1`.execute(db);
  expect(kept.rows[0]).toMatchObject({ before: { groups: [['发票', '收据']] }, after: { groups: [['发票', '票据']] } });
});

describe('refused is', () => {
  test('who may not publish', async () => {
    expect(await reasonOf(call('articles.setSynonyms', { groups: [['发票', '收据']] }, agent))).toBe('access.forbidden');
  });
  test.each([
    ['one word alone', [['发票']]],
    ['an empty word', [['发票', ' ']]],
    ['a word of more than forty signs', [['发票', '长'.repeat(41)]]],
    ['more than twelve words', [Array.from({ length: 13 }, (_, n) => `词${n}`)]],
    ['more than five hundred groups', Array.from({ length: 501 }, (_, n) => [`甲${n}`, `乙${n}`])],
  ])('%s', async (_, words) => {
    expect(await reasonOf(set(...words))).toBe('input.invalid');
  });
});

test.each([
  ['怎么开发票', [['发票', '收据']], '收据'],
  ['an invoice, please', [['invoice', 'receipt']], 'receipt'],
  ['two invoices', [['invoice', 'receipt']], 'receipt'],
  ['a loud voice', [['invoice', 'receipt']], null],
  ['发票和收据', [['发票', '收据', '票据']], '票据'],
  ['怎么退款', [['发票', '收据']], null],
])('“%s” by %j means %j as well', (question, words, more) => {
  expect(synonymTerms(question, words)).toEqual(more === null ? [] : termsOf(countable(more)));
});
