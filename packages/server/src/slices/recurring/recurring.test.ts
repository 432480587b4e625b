import type { Article, RecurringAsking, RecurringQuestion, ServiceRequestTold } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { JOBS } from '../../entry/job-table.ts';
import { recurringJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { call, clock } = fulcrum;
let [far, near]: { id: string }[] = [];
let outside: Actor;
let productId: string;

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  far = await call<{ id: string }>('accounts.create', { code: 'A-1', name: '江城大学' });
  outside = await fulcrum.person('provider', { name: '顾行' });
  near = await call<{ id: string }>('accounts.create', { code: 'A-2', name: '云山学院' });
  productId = (await call<{ id: string }>('products.create', { code: 'P-1', name: '教务' })).id;
});

async function solved(subject: string, accountId: string, more: object = {}): Promise<ServiceRequestTold> {
  const { id, revision } = await call<ServiceRequestTold>('serviceRequests.create', { accountId, subject, text: '？', ...more });
  return call('serviceRequests.answer', { id, revision, text: `答：${subject}`, status: 'solved' });
}
async function night(): Promise<void> {
  clock.moveTo(clock.now().add({ hours: 24 }).toString());
  for (const job of recurringJobs) await fulcrum.runJob(job);
}
const list = async (input: object = {}, who?: Actor) =>
  (await call<{ items: RecurringQuestion[] }>('recurringQuestions.list', input, who)).items;
const ask = (q: string) => call('articles.search', { q });

test('solved requests and searches in vain that ask the same recur from three on, counted with their customers; complaints and what was called off do not', async () => {
  await solved('怎样重置登录密码', far!.id, { productId });
  await solved('重置登录密码', near!.id);
  await ask('登录密码怎样重置');
  await solved('发票抬头写错', far!.id);
  await solved('发票抬头写错了', far!.id);
  for (const kind of ['complaint', 'complaint', 'complaint']) await solved('短信太多', far!.id, { kind });
  await night();
  const [one, ...others] = await list();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ size: 3, requests: 2, searches: 1, customers: 2, state: 'open', decidedAt: null, articleId: null });
  expect(one?.samples.toSorted()).toEqual(['怎样重置登录密码', '登录密码怎样重置', '重置登录密码'].toSorted());
  expect(one?.terms).toContain('密码');
  const { items } = await call<{ items: RecurringAsking[] }>('recurringQuestions.askings', { id: one?.id });
  expect(items.map(({ accountName, times }) => [accountName, times]).toSorted()).toEqual(
    [
      [null, 1],
      ['云山学院', 1],
      ['江城大学', 1],
    ].toSorted(),
  );
});

test('a span and a product count what lies in them', async () => {
  const before = { ...(await list())[0] };
  clock.moveTo(
    clock
      .now()
      .add({ hours: 24 * 40 })
      .toString(),
  );
  expect(await list({ days: 30 })).toEqual([]);
  expect((await list({ days: 180 }))[0]?.size).toBe(before.size);
  expect(await list({ days: 180, productId })).toEqual([]);
  const { items } = await call<{ items: RecurringAsking[] }>('recurringQuestions.askings', { id: before.id, days: 180, productId });
  expect(items.map(({ productName }) => productName)).toEqual(expect.arrayContaining(['教务', null]));
});

test('a provider does not see what everybody asks and looks for, and dismisses nothing of it', async () => {
  const [{ id } = { id: '' }] = await list({ days: 365 });
  expect(await reasonOf(list({ days: 365 }, outside))).toBe('access.forbidden');
  expect(await reasonOf(call('recurringQuestions.askings', { id, days: 365 }, outside))).toBe('access.forbidden');
  expect(await reasonOf(call('recurringQuestions.dismiss', { id }, outside))).toBe('access.forbidden');
});

test('what was dismissed comes back once half as many have asked again, whatever cluster it lies in by then', async () => {
  const [{ id } = { id: '' }] = await list({ days: 365 });
  await call('recurringQuestions.dismiss', { id });
  expect(await list({ days: 365 })).toEqual([]);
  expect((await list({ days: 365, view: 'dismissed' }))[0]).toMatchObject({ id, state: 'dismissed' });
  clock.moveTo(clock.now().add({ hours: 1 }).toString());
  await ask('登录密码怎样重置');
  await night();
  expect(await list({ days: 365 })).toEqual([]);
  await ask('登录密码重置');
  await night();
  expect((await list({ days: 365 }))[0]).toMatchObject({ size: 5, state: 'open' });
});

test('one step makes a draft of it, for ours alone, with its questions and what solved them; taken back, it is proposed again', async () => {
  const [{ id } = { id: '' }] = await list({ days: 365 });
  const { articleId } = await call<{ articleId: string }>('recurringQuestions.draft', { id, language: 'zh', productId });
  const { contents, audience, texts } = await call<Article>('articles.get', { id: articleId });
  expect([audience, texts.map(({ read, written }) => [read, written])]).toEqual(['internal', [[null, 'draft']]]);
  expect(contents[0]?.questions.toSorted()).toEqual(['怎样重置登录密码', '登录密码怎样重置', '登录密码重置', '重置登录密码'].toSorted());
  expect(contents[0]?.body).toContain('答：重置登录密码');
  expect((await list({ days: 365, view: 'drafted' }))[0]).toMatchObject({ id, articleId });
  await call('recurringQuestions.reopen', { id });
  expect((await list({ days: 365 }))[0]).toMatchObject({ id, state: 'open', articleId: null });
});

test('a second night of the same questions keeps the clusters; one that was asked for runs once', async () => {
  const before = await list({ days: 365 });
  await night();
  expect(await list({ days: 365 })).toEqual(before);
  const { jobId } = await call<{ jobId: string }>('recurringQuestions.find', {});
  expect(await call('recurringQuestions.find', {})).toEqual({ jobId });
  const asked = JOBS.find(({ name }) => name === 'recurring.find');
  await fulcrum.runJob(asked!, { jobRunId: jobId });
  expect(await call('recurringQuestions.list', {})).toMatchObject({ running: false, foundAt: clock.now().toString() });
});
