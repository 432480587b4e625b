import {
  type Article,
  type CourseSource,
  contract,
  type ExamAttempt,
  type ExamResult,
  type PortalArticle,
  type PortalFeedback,
  type PortalRequestTold,
  ROLES,
  type ServiceRequestTold,
  streams,
  type TrainingSession,
} from '@fulcrum/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, endpointsOf } from '../../src/access/index.ts';
import { delivered, feedbackBase } from '../harness/feedback-base.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { signedIn, type TestMember } from '../harness/portal.ts';
import { reasonOf } from '../harness/reason-of.ts';
import { served, type TestServer } from '../harness/served.ts';
import { RIGHT, withExam } from '../harness/training-base.ts';
import { NEVER } from './call.ts';
import { deliveredOrder } from './service-orders-of-world.ts';
import { invitationOf } from './surveys-of-world.ts';
import { SESSION_FIELDS } from './training-of-world.ts';

const fulcrum = await testFulcrum();
const { call } = fulcrum;
const NOTHING: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
const endpoints = endpointsOf(contract).map(({ id, def }) => ({ id, needs: def.meta.needs, path: def.route.path, input: def.inputSchema }));
const ofMembers = endpoints.filter(({ needs }) => needs === 'portal');
/** Every call of theirs that names a record, with what else it asks for. */
const WITH_ID: Record<
  string,
  {
    of: 'request' | 'article' | 'question' | 'order' | 'feedback' | 'course' | 'session' | 'attempt' | 'certificate' | 'survey';
    more?: object;
  }
> = {
  'portal.request': { of: 'request' },
  'portal.reply': { of: 'request', more: { text: '看看' } },
  'portal.confirm': { of: 'request' },
  'portal.order': { of: 'order' },
  'portal.checkOrder': { of: 'order', more: { accepted: true } },
  'portalCommunity.question': { of: 'question' },
  'portalCommunity.answer': { of: 'question', more: { body: '看看' } },
  'portalCommunity.accept': { of: 'question', more: { answerId: null } },
  'portalCommunity.vote': { of: 'question', more: { answerId: NEVER, helped: true } },
  'portalCommunity.report': { of: 'question', more: { reason: '看看' } },
  'portalFeedback.verify': { of: 'feedback', more: { is: true } },
  'portalSurveys.get': { of: 'survey' },
  'portalSurveys.answer': { of: 'survey', more: { score: 9 } },
  'portalSurveys.refuse': { of: 'survey' },
  'portalHelp.vote': { of: 'article', more: { language: 'zh', useful: true } },
  'portalLearning.get': { of: 'course' },
  'portalLearning.mark': { of: 'course', more: { part: 'video', done: true } },
  'portalLearning.begin': { of: 'course' },
  'portalLearning.signUp': { of: 'session' },
  'portalLearning.withdraw': { of: 'session' },
  'portalLearning.handIn': { of: 'attempt', more: { answers: {} } },
  'portalLearning.certificate': { of: 'certificate' },
};
const STREAMS_WITH_ID = {
  portalFile: { of: 'request', more: { fileId: NEVER } },
  portalCommunityPicture: { of: 'question', more: { pictureId: NEVER } },
} as const;
let own: TestMember;
let colleague: TestMember;
let boss: TestMember;
let foreign: TestMember;
let server: TestServer;
const asks = (who: TestMember, subject: string) =>
  call<PortalRequestTold>('portal.ask', { subject, text: '页面打不开', kind: 'fault' }, who.actor);
const articleFor = async (level: string): Promise<string> => {
  const written = {
    language: 'zh',
    title: `${level} 级客户的专线`,
    body: '专线号码只告诉这一级客户。',
    audience: 'customers',
    levels: [level],
  };
  const { id, contents } = await call<Article>('articles.create', written);
  await call('articles.publish', { id, language: 'zh', revision: contents[0]?.revision });
  return id;
};
/** Of a community that no other company takes part in. */
const questionOf = async (who: TestMember): Promise<string> => {
  const { id: communityId } = await call<{ id: string }>('communities.create', { name: '别家的社群', open: false });
  await call('communities.addAccount', { id: communityId, accountId: who.accountId });
  await call('communities.setRules', { hold: 'nobody', priceField: null, channelField: null });
  await call('portalCommunity.setName', { name: '别家' }, who.actor);
  const question = { communityId, title: '别家的提问', body: '只在圈内说' };
  return (await call<{ id: string }>('portalCommunity.ask', question, who.actor)).id;
};
const base = feedbackBase(fulcrum);
/** Something delivered that a person had asked for, by a title that names another company. */
const deliveredTo = async ({ accountId, contactId }: TestMember): Promise<string> => {
  const { id } = await base.note('机密：甲大学也要的导出');
  await base.ask(id, accountId, { contactId, quote: '想要导出' });
  await delivered(base, id);
  return id;
};
/** What another company's person learns: a course of a product that theirs alone has, and what they did there. */
async function learns(who: TestMember) {
  const productId = (await call<{ id: string }>('products.create', { code: 'THEIRS', name: '别家的产品' })).id;
  await call('subscriptions.create', { accountId: who.accountId, productId, startsOn: '2026-01-01', amount: '1', amountPer: 'year' });
  const made = await call<CourseSource>('courses.create', { course: withExam({ productId }) });
  const { id: course } = await call<CourseSource>('courses.publish', { id: made.id, revision: made.revision });
  const { id: session } = await call<TrainingSession>('trainingSessions.create', { courseId: course, ...SESSION_FIELDS });
  await call('portalLearning.signUp', { id: session }, who.actor);
  const { id: attempt } = await call<ExamAttempt>('portalLearning.begin', { id: course }, who.actor);
  const { certificate } = await call<ExamResult>('portalLearning.handIn', { id: attempt, answers: RIGHT }, who.actor);
  return { course, session, attempt, certificate: certificate?.id ?? '' };
}
beforeAll(async () => {
  own = await signedIn(fulcrum);
  colleague = await signedIn(fulcrum, { accountId: own.accountId });
  boss = await signedIn(fulcrum, { accountId: own.accountId, whole: true });
  foreign = await signedIn(fulcrum);
  server = await served(fulcrum);
});
afterAll(() => server.stop());

describe('two doors in one', () => {
  test('a customer’s person is refused every call of ours, before anything of its input is looked at', async () => {
    const ours = endpoints.filter(({ needs }) => needs !== 'portal' && needs !== 'public');
    const letIn: string[] = [];
    for (const { id } of ours) if ((await reasonOf(call(id, { nonsense: true }, own.actor))) !== 'access.forbidden') letIn.push(id);
    for (const [name, { needs }] of Object.entries(streams)) {
      if (needs === 'public' || needs === 'portal') continue;
      const came = await reasonOf(
        fulcrum.door.dispatchStream(name as keyof typeof streams, await fulcrum.ctx(own.actor), {}, NOTHING) as Promise<unknown>,
      );
      if (came !== 'access.forbidden') letIn.push(name);
    }
    expect(letIn).toEqual([]);
    expect(ours.length).toBeGreaterThan(300);
  });
  test('nobody of ours is let in to the portal, the administrator of the machine neither', async () => {
    const people = [undefined, ...(await Promise.all(ROLES.map((role) => fulcrum.person(role))))];
    for (const { id } of ofMembers)
      expect(await Promise.all(people.map((person) => reasonOf(call(id, { nonsense: true }, person))))).toEqual(
        people.map(() => 'access.forbidden'),
      );
  });
  test('what members call stands below /portal, and no input of theirs names a company or a person', () => {
    for (const { path, input } of ofMembers) {
      expect(path).toMatch(/^\/portal\//);
      const shape = (input as unknown as { shape: Record<string, unknown> }).shape;
      expect(Object.keys(shape).filter((name) => /account|contact|member|company/i.test(name))).toEqual([]);
    }
    expect(endpoints.filter(({ path, needs }) => /^\/portal(\/|$)/.test(path) && needs !== 'portal' && needs !== 'public')).toEqual([]);
  });
  test('neither cookie nor bearer carries over: the session of the one is nobody, or refused, at the other', async () => {
    const get = async (path: string, headers: Record<string, string>) => (await fetch(`${server.url}/api/v1${path}`, { headers })).status;
    const cookie = (name: string) => ({ cookie: `${name}=${own.secret}` });
    const bearer = { authorization: `Bearer ${own.secret}` };
    expect([await get('/portal/me', cookie('fulcrum_portal')), await get('/portal/me', cookie('fulcrum_session'))]).toEqual([200, 401]);
    expect([await get('/me', cookie('fulcrum_portal')), await get('/me', cookie('fulcrum_session'))]).toEqual([401, 403]);
    expect([await get('/me', bearer), await get('/service-requests', bearer), await get('/portal-members', bearer)]).toEqual([
      403, 403, 403,
    ]);
    expect(await get('/portal/me', { authorization: `Bearer ${server.secret}` })).toBe(403);
  });
  test('a page elsewhere cannot ride on the portal’s cookie', async () => {
    const headers = { cookie: `fulcrum_portal=${own.secret}`, origin: 'https://elsewhere.example', 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/api/v1/portal/requests`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ subject: '代填', text: '代填' }),
    });
    expect(await answer.json()).toMatchObject({ code: 'access.cross_site' });
  });
});

describe('a company', () => {
  test('is all there is: every call with an id of another company’s comes to what an id of nobody’s comes to', async () => {
    const theirs = await asks(foreign, '别家的请求');
    const ids = ofMembers.filter(({ path }) => path.includes('{id}')).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(Object.keys(WITH_ID).toSorted());
    const order = await deliveredOrder(fulcrum, { accountId: foreign.accountId, contactId: foreign.contactId });
    const theirIds = {
      ...{ request: theirs.id, article: await articleFor('S'), question: await questionOf(foreign) },
      ...{ order: order.id, feedback: await deliveredTo(foreign), survey: await invitationOf(fulcrum, foreign) },
      ...(await learns(foreign)),
    };
    for (const [verb, { of, more }] of Object.entries(WITH_ID)) {
      const [came, never] = await Promise.all(
        [theirIds[of], NEVER].map((id) => call(verb, { id, ...more }, own.actor).catch((error: unknown) => error)),
      );
      expect(came).toMatchObject({ reason: 'resource.not_found' });
      expect(String(came)).toBe(String(never));
    }
    const withId = Object.entries(streams).filter(([, { needs, query }]) => needs === 'portal' && 'id' in query.shape);
    expect(withId.map(([name]) => name).toSorted()).toEqual(Object.keys(STREAMS_WITH_ID).toSorted());
    for (const [name, { of, more }] of Object.entries(STREAMS_WITH_ID)) {
      const ctx = await fulcrum.ctx(own.actor);
      const came = fulcrum.door.dispatchStream(
        name as keyof typeof streams,
        ctx,
        { id: theirIds[of], ...more },
        NOTHING,
      ) as Promise<unknown>;
      expect(await reasonOf(came)).toBe('resource.not_found');
    }
    expect(await call<PortalRequestTold>('portal.request', { id: theirs.id }, foreign.actor)).toMatchObject({
      state: 'received',
      entries: [{ event: 'opened' }, { body: '页面打不开' }],
    });
  });
  test('reads the articles of its own level: another’s are neither opened, found, suggested nor counted, and the public reads none at all', async () => {
    const id = await articleFor('A');
    const best = await signedIn(fulcrum, { tier: 'A' });
    expect(await call<PortalArticle>('portalHelp.article', { id }, best.actor)).toMatchObject({ title: 'A 级客户的专线' });
    expect(await call('portalHelp.search', { q: 'A 级客户的专线' }, best.actor)).toMatchObject({ results: [{ id }] });
    const came = ['portalHelp.article', 'portalHelp.answered'].map((verb) =>
      reasonOf(call(verb, verb === 'portalHelp.article' ? { id } : { articleId: id, formId: NEVER, question: '专线' }, own.actor)),
    );
    expect(await Promise.all(came)).toEqual(['resource.not_found', 'resource.not_found']);
    for (const verb of ['portalHelp.search', 'portalHelp.suggest'])
      expect(JSON.stringify(await call(verb, { q: 'A 级客户的专线' }, own.actor))).not.toContain(id);
    expect(await reasonOf(call('portalHelp.search', { q: '专线' }, ANONYMOUS))).toBe('access.sign_in');
    await call('portalMembers.setRules', { publicHelp: true });
    expect(await call('portalHelp.search', { q: '专线' }, ANONYMOUS)).toMatchObject({ results: [] });
    expect(await call('portalHelp.search', { q: '专线' })).toMatchObject({ results: [] });
    expect(await reasonOf(call('portalHelp.article', { id }, ANONYMOUS))).toBe('resource.not_found');
  });
  test('shows each of its people their own requests, and those of all to whom it was given', async () => {
    const [mine, other] = [await asks(own, '我的请求'), await asks(colleague, '同事的请求')];
    const seen = async (who: TestMember) =>
      (await call<{ items: { subject: string }[] }>('portal.requests', { view: 'all' }, who.actor)).items.map(({ subject }) => subject);
    expect(await seen(own)).toEqual(['我的请求']);
    expect(await seen(boss)).toEqual(['同事的请求', '我的请求']);
    expect(await reasonOf(call('portal.request', { id: other.id }, own.actor))).toBe('resource.not_found');
    expect(await call('portal.request', { id: mine.id }, boss.actor)).toMatchObject({ mine: false });
  });
  test('never reads what the desk says among itself, nor who works there', async () => {
    const { id } = await asks(own, '内部备注');
    const agent = await fulcrum.person('service_lead', { name: '方舟值班' });
    const one = async () => ({ id, revision: (await call<ServiceRequestTold>('serviceRequests.get', { id })).revision });
    await call('serviceRequests.note', { id, text: '机密一：客户欠费' }, agent);
    await call('serviceRequests.note', { id, text: '机密二：已告知供应商', shared: true }, agent);
    await call('serviceRequests.answer', { ...(await one()), text: '请清除缓存', status: 'waiting' }, agent);
    await call('serviceRequests.solve', { ...(await one()), text: '机密三：改了配置' }, agent);
    const told = await call<PortalRequestTold>('portal.request', { id }, own.actor);
    expect(told).toMatchObject({ state: 'solved' });
    expect(told.entries.map(({ kind, event, body }) => event ?? `${kind}: ${body}`)).toEqual([
      'opened',
      'in: 页面打不开',
      'out: 请清除缓存',
      'solved',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/机密|方舟/);
  });
  test('reads what it asked of the product in its own words, says whether it is that, and learns of nobody else who asked', async () => {
    const id = await deliveredTo(own);
    await base.ask(id, foreign.accountId, { contactId: foreign.contactId, quote: '机密：我们也要' });
    const list = async (who: TestMember) => (await call<{ items: PortalFeedback[] }>('portalFeedback.list', {}, who.actor)).items;
    expect(await list(own)).toMatchObject([{ id, title: '想要导出', state: 'delivered', verification: { state: 'open' } }]);
    expect([await list(colleague), await list(boss)]).toMatchObject([[], [{ id }]]);
    expect(JSON.stringify([await list(own), await list(boss)])).not.toContain('机密');
    expect(await reasonOf(call('portalFeedback.verify', { id, is: true }, colleague.actor))).toBe('resource.not_found');
    expect(await reasonOf(call('portalFeedback.verify', { id, is: false }, own.actor))).toBe('feedback.reason');
    const said = await call<PortalFeedback>('portalFeedback.verify', { id, is: true, note: '好用' }, own.actor);
    expect(said).toMatchObject({ state: 'delivered', verification: { state: 'confirmed', note: '好用' } });
    await call('portalFeedback.verify', { id, is: true }, foreign.actor);
    const { state, events } = await base.get(id);
    expect([state, events[0]]).toMatchObject(['verified', { byName: '', what: 'moved' }]);
    expect(await reasonOf(call('portalFeedback.verify', { id, is: true }, own.actor))).toBe('feedback.not_now');
  });
  test('a key that two people of customers happen to choose for their calls tells neither what the other did', async () => {
    const asked = (who: TestMember) =>
      call<PortalRequestTold>('portal.ask', { subject: '同一个键', text: '内容' }, who.actor, { idempotencyKey: 'the same' });
    const [one, other, again] = [await asked(own), await asked(foreign), await asked(own)];
    expect(one.id).not.toBe(other.id);
    expect(again.id).toBe(one.id);
  });
});
