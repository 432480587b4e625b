import { text } from 'node:stream/consumers';
import type { Survey, SurveyQuestion } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { bytesOf, installation } from '../../../test/harness/installation.ts';
import { surveyDraft } from '../../../test/harness/survey-base.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { exportList } from './export.ts';
import { importsHandlers } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, services } = fulcrum;
const [first, second] = [await fulcrum.person('csm', { name: '王芳' }), await fulcrum.person('csm', { name: '李明' })];
const both = (zh: string, en: string) => ({ zh, en });
const QUESTIONS: SurveyQuestion[] = [
  { kind: 'choice', id: 'part', text: both('用哪部分', 'Which part'), choices: [both('检索', 'Search'), both('导出', 'Export')] },
  { kind: 'text', id: 'wish', text: both('还想要什么', 'What else') },
];
let survey: Survey;
beforeAll(async () => {
  const draft = await call<Survey>('surveys.create', { survey: surveyDraft({ questions: QUESTIONS }) });
  survey = await call<Survey>('surveys.start', { id: draft.id, revision: draft.revision });
  const answered = async (code: string, owner: Actor, said: object): Promise<string> => {
    const { id: accountId } = await call<{ id: string }>('accounts.create', {
      code,
      name: `客户${code}`,
      createdOn: '2025-01-01',
      ownerId: owner.userId,
    });
    const { id: contactId } = await call<{ id: string }>('contacts.create', {
      accountId,
      code: `P-${code}`,
      name: '沈澜',
      email: `${code}@example.com`,
    });
    const id = newId();
    await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
      values (${accountId}::uuid, ${id}::uuid, ${survey.id}::uuid, ${contactId}::uuid, ${contactId}::uuid, 'once', 'link', '2026-11-23T01:00:00Z', '2026-11-23', '2026-12-23')`.execute(
      db,
    );
    const token = services.seal(`survey:${accountId}:${id}`);
    await call('surveyPages.answer', { token, ...said });
    return token;
  };
  await answered('A-1', first, { score: 3, comment: '太慢', words: { part: 1, wish: '按学院' } });
  const token = await answered('A-2', second, { score: 9 });
  clock.moveTo('2026-11-25T01:00:00Z');
  await call('surveyPages.answer', { token, score: 10 });
});

async function exported(input: Record<string, unknown> = {}, actor?: Actor, language: 'zh' | 'en' = 'zh') {
  const { body } = await exportList(await fulcrum.ctx(actor, language), { entity: 'survey-answers', format: 'csv', ...input });
  const file = (await text(body)).replace(/^\uFEFF/, '');
  const [head = [], ...rows] = file
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { file, rows: rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? '']))) };
}

test('answers are a file with the words of the further questions, in the language of the reader', async () => {
  const { rows } = await exported({}, undefined, 'en');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ...{ 'Customer code': 'A-1', 'Contact name': '沈澜', 'Contact mail': 'A-1@example.com', 'Survey kind': 'NPS', Score: '3' },
    ...{
      'Answered at': '2026-11-23 09:30',
      Comment: '太慢',
      'Further answers': 'Which part: Export; What else: 按学院',
      'Answered by': 'Link',
    },
  });
});

test('they are narrowed to a survey and a band, and to a day what stood then', async () => {
  const scores = async (input: object) => (await exported(input as Record<string, unknown>)).rows.map((row) => row.分数);
  expect(await scores({ survey: survey.id, band: 'high' })).toEqual(['10']);
  expect(await scores({ survey: newId() })).toEqual([]);
  expect(await scores({ asOf: '2026-11-24' })).toEqual(['3', '9']);
  expect(await scores({ asOf: '2026-11-22' })).toEqual([]);
  await expect(exported({ entity: 'contacts', band: 'low' })).rejects.toMatchObject({ reason: 'export.answers_alone' });
  await expect(exported({ rowIds: true })).rejects.toMatchObject({ reason: 'export.not_editable' });
});

test('everybody takes out their own customers’ answers, names and addresses masked for whom lists mask them', async () => {
  expect((await exported({}, first)).rows.map((row) => row.客户编号)).toEqual(['A-1']);
  const [seen] = (await exported({}, await fulcrum.person('viewer'))).rows;
  expect(seen).toMatchObject({ 分数: '3', 意见: '太慢' });
  expect([seen?.联系人姓名, seen?.联系人邮箱].join()).not.toMatch(/沈澜|A-1@/);
  await expect(exported({}, await fulcrum.person('provider'))).rejects.toMatchObject({ reason: 'access.forbidden' });
});

test('what was answered here is not taken in a second time', async () => {
  const inst = installation({ db, url: fulcrum.url }, clock);
  const worker = await inst.startWorker();
  afterAll(() => worker.stop());
  const { file } = await exported();
  const order = { entity: 'survey-answers' as const };
  const checked = await inst.check((await inst.upload(bytesOf(file), order)).id, order);
  expect(checked).toMatchObject({ state: 'checked', rejected: 2, created: 0 });
  const { items } = await inst.write((own) => importsHandlers.problems(own, { id: checked.id, limit: 10 }));
  expect(items[0]?.problems[0]?.message).toBe('这个人 2026-11-23 09:30 的回答是在这里作答的，已经算数：请删去这一行');
});
