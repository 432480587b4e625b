import type { Article, RequestFigures, ServiceRequestTold, SolvedRequest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { call, clock, db } = fulcrum;
let elsewhere: Actor;
let accountId: string;
let article: Article;
beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  elsewhere = await fulcrum.person('csm', { teamId: (await call<{ id: string }>('identity.createTeam', { code: 'S', name: '南区' })).id });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  const draft = { language: 'zh', title: '怎样导出报表', body: '点右上角。', audience: 'public' };
  article = await call<Article>('articles.create', draft);
  await call('articles.publish', { id: article.id, language: 'zh', revision: article.contents[0]?.revision });
});

const open = () => call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '导出', text: '？' });
const answer = ({ id, revision }: ServiceRequestTold, more: object) =>
  call<ServiceRequestTold>('serviceRequests.answer', { id, revision, text: '请看文章', ...more });
const solvedWith = (who?: Actor) =>
  call<{ items: SolvedRequest[]; requests: number; customers: number }>('serviceRequests.solvedWith', { articleId: article.id }, who);

test('an article shows the requests that were answered with it and solved, to who meets them', async () => {
  const articles = [{ id: article.id }];
  const waiting = await answer(await open(), { articles });
  expect(await solvedWith()).toMatchObject({ items: [], requests: 0, customers: 0 });
  const one = await answer(waiting, { status: 'solved' });
  await answer(await open(), { status: 'solved' });
  const two = await answer(await open(), { articles, status: 'solved' });
  const shown = await solvedWith();
  expect(shown.items.map(({ number }) => number).toSorted()).toEqual([one.number, two.number]);
  expect([shown.requests, shown.customers]).toEqual([2, 1]);
  expect(await solvedWith(elsewhere)).toEqual({ items: [], nextCursor: null, requests: 0, customers: 0 });
});

test('the search by which the article was found is kept with its moment; an article that is gone is passed over', async () => {
  const { searchId } = await call<{ searchId: string }>('articles.search', { q: '导出' });
  const request = await open();
  clock.moveTo(clock.now().add({ minutes: 4 }).toString());
  await answer(request, { articles: [{ id: article.id, searchId }, { id: request.id }], status: 'solved' });
  const { rows } = await sql<{ minutes: number }>`
    select extract(epoch from answered_at - searched_at)::int / 60 as minutes from request_article where request_id = ${request.id}`.execute(
    db,
  );
  expect(rows).toEqual([{ minutes: 4 }]);
});

test('from search to answer is told for the answers of a span, by their median, of requests that the reader sees', async () => {
  clock.moveTo('2026-11-10T01:00:00Z');
  for (const minutes of [2, 6, 40]) {
    const { searchId } = await call<{ searchId: string }>('articles.search', { q: '导出' });
    const request = await open();
    clock.moveTo(clock.now().add({ minutes }).toString());
    await answer(request, { articles: [{ id: article.id, searchId }] });
  }
  const figures = async (day: string, who?: Actor) =>
    (await call<RequestFigures>('serviceRequests.figures', { from: day, to: day }, who)).searchToAnswer;
  const MINUTE = 60_000;
  expect(await figures('2026-11-10')).toEqual({ answers: 3, medianMs: 6 * MINUTE, p90Ms: expect.closeTo(33.2 * MINUTE, 3) });
  const none = { answers: 0, medianMs: null, p90Ms: null };
  expect([await figures('2026-11-09'), await figures('2026-11-10', elsewhere)]).toEqual([none, none]);
});
