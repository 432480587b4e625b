import type { Survey, SurveyAnswer, SurveyPerson, SurveyQuestion, SurveyResults } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { surveyDraft } from '../../../test/harness/survey-base.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T02:00:00Z' });
const { call } = fulcrum;
const both = (zh: string, en: string) => ({ zh, en });
const QUESTIONS: SurveyQuestion[] = [
  { kind: 'choice', id: 'part', text: both('用哪部分', 'Which part'), choices: [both('检索', 'Search'), both('导出', 'Export')] },
  { kind: 'text', id: 'wish', text: both('还想要什么', 'What else') },
];
const [first, second] = [await fulcrum.person('csm', { name: '王芳' }), await fulcrum.person('csm', { name: '李明' })];
const account = async (code: string, ownerId: string | null) =>
  (await call<{ id: string }>('accounts.create', { code, name: `客户${code}`, createdOn: '2025-01-01', ownerId })).id;
const [one, two] = [await account('A', first.userId), await account('B', second.userId)];
const person = async (accountId: string, name: string, more: object = {}) =>
  (await call<{ id: string }>('contacts.create', { accountId, name, email: `${name}@example.com`, ...more })).id;
const begun = async (more: Parameters<typeof surveyDraft>[0]): Promise<Survey> => {
  const { id, revision } = await call<Survey>('surveys.create', { survey: surveyDraft(more) });
  return call<Survey>('surveys.start', { id, revision });
};
const asked = await person(one, 'shen');
await person(one, 'fang', { doNotContact: true });
await person(two, 'lu', { doNotContact: true });

test('a link made by hand needs no mail server: without one it is the path, to stand behind the address that one sees', async () => {
  const { id } = await begun({ questions: QUESTIONS });
  const { url, expiresOn } = await call<{ url: string; expiresOn: string }>('surveys.link', { id, contactId: asked });
  expect(url).toMatch(/^\/s\//);
  expect(expiresOn).toBe('2026-12-23');
  await call('surveyPages.answer', { token: url.slice('/s/'.length), score: 9, words: { part: 1, wish: '按学院' } });
  const { items } = await call<{ items: SurveyAnswer[] }>('surveys.answers', { surveyId: id });
  expect(items).toMatchObject([{ words: { part: 1, wish: '按学院' }, questions: QUESTIONS }]);
  const { questions } = await call<SurveyResults>('surveys.results', { id });
  expect(questions).toEqual([
    {
      ...{ id: 'part', text: both('用哪部分', 'Which part'), answers: 1 },
      choices: [
        { text: both('检索', 'Search'), answers: 0 },
        { text: both('导出', 'Export'), answers: 1 },
      ],
    },
    { id: 'wish', text: both('还想要什么', 'What else'), answers: 1, choices: [] },
  ]);
});

test('the people behind the numbers of the preview are named by reason, page by page', async () => {
  const { id } = await begun({});
  const people = (reason?: string, cursor?: string) =>
    call<{ items: SurveyPerson[]; nextCursor: string | null }>('surveys.people', { id, reason, limit: 1, ...(cursor ? { cursor } : {}) });
  expect((await people()).items).toEqual([]);
  expect((await people('asked_lately')).items).toMatchObject([{ contactName: 'shen', accountName: '客户A', way: 'mail' }]);
  const page = await people('do_not_contact');
  const next = await people('do_not_contact', page.nextCursor!);
  expect([...page.items, ...next.items].map(({ contactName }) => contactName)).toEqual(['fang', 'lu']);
  expect(next.nextCursor).toBeNull();
  // With looser limits the same person is asked.
  await call('surveys.setRules', { contactDays: 1 });
  fulcrum.clock.moveTo('2026-11-25T02:00:00Z');
  expect((await people()).items).toMatchObject([{ contactName: 'shen' }]);
});
