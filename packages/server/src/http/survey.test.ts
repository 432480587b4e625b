import type { Account, Survey, SurveyAnswer, SurveyResults } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { served, type TestServer } from '../../test/harness/served.ts';
import { surveyDraft } from '../../test/harness/survey-base.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
let http: TestServer;
let survey: Survey;
let contactId = '';
let path = '';
const words = { zh: '部门', en: 'Department' };

beforeAll(async () => {
  http = await served(fulcrum);
  await call('mail.setServer', {
    ...{
      enabled: true,
      host: 'localhost',
      port: 2525,
      security: 'none',
      user: null,
      fromName: 'Fulcrum',
      fromAddress: 'fulcrum@example.com',
    },
    web: 'https://fulcrum.example.com',
  });
  const { id: accountId } = await call<Account>('accounts.create', { code: 'A', name: '甲大学', createdOn: '2025-01-01' });
  contactId = (await call<{ id: string }>('contacts.create', { accountId, name: '沈澜', email: 'shen@example.com' })).id;
  const questions = [{ kind: 'choice', id: 'dept', text: words, choices: [words, { zh: '其他', en: 'Other' }] }];
  const { id, revision } = await call<Survey>('surveys.create', { survey: surveyDraft({ questions } as object) });
  survey = await call<Survey>('surveys.start', { id, revision });
  const { url } = await call<{ url: string }>('surveys.link', { id, contactId });
  path = new URL(url).pathname;
});
afterAll(() => http.stop());
const get = (where = path) => fetch(`${http.url}${where}`);
const post = (fields: Record<string, string>, where = path) =>
  fetch(`${http.url}${where}`, { method: 'POST', body: new URLSearchParams(fields) });
const answers = async () => (await call<{ items: SurveyAnswer[] }>('surveys.answers', { surveyId: survey.id })).items;

test('to open a link records nothing, though the score of the mail stands chosen', async () => {
  const page = await get(`${path}?score=9`);
  expect([page.status, page.headers.get('cache-control'), page.headers.get('x-robots-tag')]).toEqual([200, 'no-store', 'noindex']);
  const text = await page.text();
  expect(text).toMatch(/value="9" required checked/);
  expect(text).not.toContain('甲大学');
  expect(text).not.toContain('沈澜');
  expect(await answers()).toEqual([]);
  expect(await (await get(`${path}?lang=en`)).text()).toContain('lang="en"');
});

test('what is posted is the answer, which can be changed until it expires', async () => {
  expect(await (await post({ score: '9', comment: '很好', q_dept: '1' })).text()).toContain('谢谢！');
  expect(await answers()).toMatchObject([{ score: 9, band: 'high', comment: '很好', words: { dept: 1 }, contactName: '沈澜' }]);
  await post({ score: '3', comment: '<b>变慢了</b>' });
  expect(await answers()).toMatchObject([{ score: 3, band: 'low', comment: '<b>变慢了</b>', words: {} }]);
  expect(await (await get()).text()).toContain('&lt;b&gt;变慢了&lt;/b&gt;');
  const results = await call<SurveyResults>('surveys.results', { id: survey.id });
  expect(results).toMatchObject({
    invited: 1,
    answered: 1,
    rate: 1,
    value: -100,
    scores: [{ score: 3, answers: 1 }],
    parts: [{ id: '', low: 1 }],
  });
});

test('what is no answer changes nothing and says so', async () => {
  for (const fields of [{}, { score: '11' }, { score: 'x' }, { score: '5', q_dept: '7' }, { score: '5', q_other: '1' }] as Record<
    string,
    string
  >[])
    expect(await (await post(fields)).text()).toContain('role="alert"');
  expect(await answers()).toMatchObject([{ score: 3 }]);
});

test('a link that was tampered with, belongs to something else or has expired shows one and the same page', async () => {
  const pages = await Promise.all(
    ['/s/nothing', `${path.slice(0, -4)}AAAA`, `/s/${fulcrum.services.seal('unsubscribe:shen@example.com')}`].map((where) => get(where)),
  );
  clock.moveTo('2027-06-01T01:00:00Z');
  pages.push(await get(), await post({ score: '10' }));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]));
  expect(new Set(await Promise.all(pages.map((page) => page.text()))).size).toBe(1);
  clock.moveTo('2026-11-23T01:00:00Z');
  expect(await answers()).toMatchObject([{ score: 3 }]);
});

test('nothing that is stored opens a page', async () => {
  const token = path.slice('/s/'.length);
  const tables = await sql<{
    found: number;
  }>`select count(*)::int as found from survey_invitation i where i::text like ${`%${token}%`}`.execute(db);
  expect(tables.rows[0]?.found).toBe(0);
  const audit = await sql<{ found: number }>`select count(*)::int as found from audit a where a::text like ${`%${token}%`}`.execute(db);
  expect(audit.rows[0]?.found).toBe(0);
});

test('a person asked lately gets no second link but the same one; who wants no more surveys gets none', async () => {
  const { url } = await call<{ url: string }>('surveys.link', { id: survey.id, contactId });
  expect((await get(new URL(url).pathname)).status).toBe(200);
  const { id, revision } = await call<Survey>('surveys.create', { survey: surveyDraft() });
  await call('surveys.start', { id, revision });
  await expect(call('surveys.link', { id, contactId })).rejects.toMatchObject({ reason: 'survey.asked_lately' });
  expect(await (await post({ refuse: '1' })).text()).toContain('不会再给您发送问卷');
  await call('surveys.setRules', { contactDays: 1 });
  await expect(call('surveys.link', { id, contactId })).rejects.toMatchObject({ reason: 'survey.asked_lately' });
});
