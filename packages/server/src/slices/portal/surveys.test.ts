import type { PortalSurvey, PortalSurveyLine, Survey, SurveyAnswer, SurveyLoop } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { invitationOf } from '../../../test/access/surveys-of-world.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { surveyDraft } from '../../../test/harness/survey-base.ts';
import { catalogsOf } from '../catalog.ts';
import { readContactRules } from '../plays/index.ts';
import { surveyJobs } from '../surveys/index.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const [job] = surveyJobs({ catalogsOf, hoursOf: readContactRules });
const words = { zh: '部门', en: 'Department' };
const questions = [{ kind: 'choice', id: 'dept', text: words, choices: [words, { zh: '其他', en: 'Other' }] }];
let own: TestMember;
let colleague: TestMember;
beforeAll(async () => {
  own = await signedIn(fulcrum);
  colleague = await signedIn(fulcrum, { accountId: own.accountId, whole: true });
});
const list = async (who: TestMember) => (await call<{ items: PortalSurveyLine[] }>('portalSurveys.list', {}, who.actor)).items;
const answers = async () => (await call<{ items: SurveyAnswer[] }>('surveys.answers', {})).items;

test('a survey that asks somebody is answered on the portal by the rules of its link, once, and can be changed until it expires', async () => {
  const id = await invitationOf(fulcrum, own, { questions });
  expect(await list(own)).toMatchObject([{ id, open: true, answeredOn: null, score: null }]);
  expect(await reasonOf(call('portalSurveys.answer', { id, score: 9, words: { dept: 7 } }, own.actor))).toBe('survey.no_such_answer');
  expect(await answers()).toEqual([]);
  const said = await call<PortalSurvey>('portalSurveys.answer', { id, score: 9, comment: '很好', words: { dept: 1 } }, own.actor);
  expect(said).toMatchObject({ score: 9, answeredOn: '2026-11-23', answer: { score: 9, comment: '很好', words: { dept: 1 } } });
  await call('portalSurveys.answer', { id, score: 3, comment: '变慢了' }, own.actor);
  expect(await answers()).toMatchObject([{ score: 3, comment: '变慢了', channel: 'portal', contactId: own.contactId }]);
  expect((await call<{ items: SurveyLoop[] }>('surveyLoops.list', {})).items).toMatchObject([{ id, state: 'open' }]);
});

test('it is that person’s alone: a colleague who sees all of the company neither sees nor answers it', async () => {
  const id = (await list(own))[0]?.id;
  expect(await list(colleague)).toEqual([]);
  expect(await reasonOf(call('portalSurveys.get', { id }, colleague.actor))).toBe('resource.not_found');
  expect(await reasonOf(call('portalSurveys.answer', { id, score: 10 }, colleague.actor))).toBe('resource.not_found');
});

test('after it has expired it is read, and not answered any more; one that nobody answered is gone', async () => {
  const [line] = await list(own);
  const silent = await invitationOf(fulcrum, colleague);
  clock.moveTo('2027-01-04T01:00:00Z');
  expect(await list(own)).toMatchObject([{ id: line?.id, open: false, score: 3 }]);
  expect(await reasonOf(call('portalSurveys.answer', { id: line?.id, score: 10 }, own.actor))).toBe('survey.not_now');
  expect(await reasonOf(call('portalSurveys.get', { id: silent }, colleague.actor))).toBe('resource.not_found');
  clock.moveTo('2026-11-23T01:00:00Z');
});

test('a round asks on the portal without any mail server: those who sign in there, and nobody else', async () => {
  await sql`delete from survey_invitation`.execute(db);
  await call('contacts.create', { accountId: own.accountId, name: '没有门户的人', email: 'none@customer.example' });
  const made = await call<Survey>('surveys.create', { survey: { ...surveyDraft(), by: 'portal' } });
  const { notAsked } = await call<{ notAsked: { reason: string; people: number }[] }>('surveys.preview', { id: made.id });
  expect(notAsked.filter(({ people }) => people)).toEqual([{ reason: 'no_portal', people: 1 }]);
  await call('surveys.start', { id: made.id, revision: made.revision });
  await fulcrum.runJob(job!);
  await fulcrum.runJob(job!);
  expect([await list(own), await list(colleague)]).toMatchObject([[{ open: true }], [{ open: true }]]);
  const asked = await sql<{ channel: string }>`select channel from survey_invitation`.execute(db);
  expect(asked.rows).toEqual([{ channel: 'portal' }, { channel: 'portal' }]);
  expect((await sql`select from delivery where key like 'survey:%'`.execute(db)).rows).toEqual([]);
});

test('either way mails who has an address, and asks the others on the portal; each once', async () => {
  await sql`delete from survey_invitation`.execute(db);
  await sql`update survey set state = 'ended', ended_on = '2026-11-23' where state = 'running'`.execute(db);
  await sql`update contact set email = null where id = ${colleague.contactId}::uuid`.execute(db);
  const server = {
    enabled: true,
    host: 'localhost',
    port: 2525,
    security: 'none',
    user: null,
    fromName: 'F',
    fromAddress: 'f@example.com',
  };
  await call('mail.setServer', { ...server, web: 'https://fulcrum.example.com' });
  const made = await call<Survey>('surveys.create', { survey: { ...surveyDraft(), by: 'either' } });
  await call('surveys.start', { id: made.id, revision: made.revision });
  await fulcrum.runJob(job!);
  await fulcrum.runJob(job!);
  const asked = await sql<{ channel: string; mine: boolean }>`
    select channel, contact_id = ${colleague.contactId}::uuid as mine from survey_invitation order by 2, 1`.execute(db);
  expect(asked.rows).toEqual([
    { channel: 'mail', mine: false },
    { channel: 'mail', mine: false },
    { channel: 'portal', mine: true },
  ]);
  expect((await sql`select from delivery where key like 'survey:%'`.execute(db)).rows).toHaveLength(2);
});

test('who wants no more surveys says so there as well', async () => {
  const [line] = await list(colleague);
  expect(await call('portalSurveys.refuse', { id: line?.id }, colleague.actor)).toMatchObject({ refused: true });
});
