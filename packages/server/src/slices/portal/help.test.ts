import type { Article, PortalArticle, PortalArticleLine, PortalFigures } from '@fulcrum/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { ANONYMOUS } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { call } = fulcrum;
let member: TestMember;
let articleId: string;
beforeAll(async () => {
  member = await signedIn(fulcrum);
  const written = { language: 'zh', title: '如何重置密码', body: '打开**设置**，选择重置密码。', audience: 'customers' };
  const { id, contents } = await call<Article>('articles.create', written);
  await call('articles.publish', { id, language: 'zh', revision: contents[0]?.revision });
  articleId = id;
});
const mine = <T>(verb: string, input: object) => call<T>(verb, input, member.actor);
const figures = () => call<PortalFigures>('portalMembers.figures', {});

test('an article is found in Chinese and by its sound, read without who wrote it, and voted for once a person', async () => {
  for (const q of ['密码忘了怎么重置', 'chongzhi mima'])
    expect(await mine('portalHelp.search', { q })).toMatchObject({ results: [{ id: articleId }] });
  const article = await mine<PortalArticle>('portalHelp.article', { id: articleId, language: 'en' });
  expect(article).toMatchObject({
    language: 'zh',
    languages: ['zh'],
    helped: null,
    html: expect.stringContaining('<strong>设置</strong>'),
  });
  expect(Object.keys(article)).not.toContain('ownerName');
  for (const useful of [false, true, true]) await mine('portalHelp.vote', { id: articleId, language: 'zh', useful });
  expect(await mine('portalHelp.article', { id: articleId })).toMatchObject({ helped: true });
  expect(await call('articles.get', { id: articleId })).toMatchObject({ useful: 1, useless: 0 });
});

test('what there is to read is told by category, of what the reader may read alone', async () => {
  const levels = { audience: 'customers', levels: ['A'] };
  const kept = { draft: { audience: 'customers' }, ours: { audience: 'internal' }, others: levels, read: { audience: 'public' } };
  for (const [title, of] of Object.entries(kept)) {
    const { id, contents } = await call<Article>('articles.create', { language: 'zh', title, body: '正文', category: '日常使用', ...of });
    if (title !== 'draft') await call('articles.publish', { id, language: 'zh', revision: contents[0]?.revision });
  }
  expect(await mine('portalHelp.categories', {})).toEqual({ items: [{ name: '日常使用', articles: 1 }] });
  const titles = async (input: object) =>
    (await mine<{ items: PortalArticleLine[] }>('portalHelp.list', input)).items.map(({ title }) => title);
  expect(await titles({ category: '日常使用' })).toEqual(['read']);
  expect(await titles({})).toEqual(['read', '如何重置密码']);
  expect(await reasonOf(call('portalHelp.list', {}, ANONYMOUS))).toBe('access.sign_in');
});

describe('a question that an article answered', () => {
  const answered = (formId: string) => mine('portalHelp.answered', { formId, articleId, question: '忘记密码' });
  test('is counted once a form, however often that is said', async () => {
    const before = (await figures()).deflected;
    const formId = newId();
    for (let nth = 0; nth < 3; nth++) await answered(formId);
    expect((await figures()).deflected).toBe(before + 1);
  });
  test('is counted no more once it is asked all the same, by who wrote it and by nobody else', async () => {
    const [formId, { deflected, asked }] = [newId(), await figures()];
    await answered(formId);
    await call('portal.ask', { subject: '别家的请求', text: '内容', formId }, (await signedIn(fulcrum)).actor);
    expect(await figures()).toMatchObject({ deflected: deflected + 1, asked: asked + 1 });
    await mine('portal.ask', { subject: '忘记密码', text: '还是不行', formId });
    expect(await figures()).toMatchObject({ deflected, asked: asked + 2 });
  });
});

test('nobody searches faster than a person types', async () => {
  const other = await signedIn(fulcrum);
  const search = (who: TestMember) => reasonOf(call('portalHelp.click', { searchId: newId(), articleId, position: 1 }, who.actor));
  expect(await search(other)).toBe('done');
  const suggested = [];
  for (let nth = 0; nth < 241; nth++) suggested.push(await reasonOf(call('portalHelp.suggest', { q: '密码' }, other.actor)));
  expect(suggested.at(-1)).toBe('access.too_many_requests');
  expect(await reasonOf(mine('portalHelp.suggest', { q: '密码' }))).toBe('done');
});
