import { type PhoneCall, type Role, type ServiceRequestTold, TIMELINE_PARTS, type TimelineEntry } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { insertCommunityOf } from '../../../../test/access/communities-of-world.ts';
import { insertProjectStart } from '../../../../test/access/procedures-of-world.ts';
import { deliveredOrder } from '../../../../test/access/service-orders-of-world.ts';
import { insertSurveysOf } from '../../../../test/access/surveys-of-world.ts';
import { insertTrainingOf } from '../../../../test/access/training-of-world.ts';
import { delivered, feedbackBase } from '../../../../test/harness/feedback-base.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { inTurn } from '../../../kernel/in-turn.ts';

const fulcrum = await testFulcrum({ now: '2026-11-19T02:00:00Z' });
const { call, clock } = fulcrum;
let accountId: string;

interface Asked {
  part?: string;
  asOf?: string;
  limit?: number;
}
const told = async (asked: Asked = {}, actor?: Parameters<typeof call>[2]) =>
  (await call<{ items: TimelineEntry[] }>('accounts.timeline', { id: accountId, limit: 100, ...asked }, actor)).items;
const ofKind = async (kind: string, asked: Asked = {}, actor?: Parameters<typeof call>[2]) =>
  (await told({ part: 'service', ...asked }, actor)).filter((entry) => entry.kind === kind);

beforeAll(async () => {
  accountId = (await call<{ id: string }>('accounts.create', { code: 'TL', name: '云栖数据', createdOn: '2020-01-01' })).id;
  const { id: contactId } = await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' });
  const asked = { accountId, contactId, subject: '报表导出失败', text: '点了没反应', kind: 'fault', channel: 'mail' };
  const { id } = await call<ServiceRequestTold>('serviceRequests.create', asked);
  await call<PhoneCall>('calls.log', { accountId, contactId, minutes: 4, number: '13900000001', text: '问进度', requestId: id });
  await call<PhoneCall>('calls.log', { accountId, minutes: 0, pickedUp: false, beganAt: '2026-11-18T23:30:00+08:00' });
  await deliveredOrder(fulcrum, { accountId });
  await insertSurveysOf(fulcrum, accountId);
  const { session } = await insertTrainingOf(fulcrum, accountId, contactId);
  await sql`update training_session set starts_at = '2026-11-02T01:00Z', ends_at = '2026-11-02T03:00Z' where id = ${session}`.execute(
    fulcrum.db,
  );
  await insertProjectStart(fulcrum, accountId);
  await insertCommunityOf(fulcrum, accountId);
  const base = feedbackBase(fulcrum);
  const { id: need } = await base.note('批量导出课表');
  await base.ask(need, accountId, { quote: '每周都要手工抄一遍' });
  clock.moveTo('2026-11-24T02:00:00Z');
  for (const [verb, more] of Object.entries({ solve: {}, close: { callback: 'confirmed', rating: 4 } })) {
    const { revision } = await call<ServiceRequestTold>('serviceRequests.get', { id });
    await call(`serviceRequests.${verb}`, { id, revision, ...more });
  }
  await delivered(base, need);
});

describe('what the desk did for a customer stands on its timeline', () => {
  const facts = (entries: TimelineEntry[], ...names: string[]) =>
    entries.map((entry) => [entry.on, ...names.map((name) => entry.facts[name])]);

  test('a request as it is opened, closed and rated, each on its day with what was known by then', async () => {
    expect(facts(await ofKind('request'), 'what', 'subject', 'as', 'rating')).toEqual([
      ['2026-11-24', 'rated', '报表导出失败', null, 4],
      ['2026-11-24', 'closed', '报表导出失败', 'solved', null],
      ['2026-11-19', 'opened', '报表导出失败', null, null],
    ]);
    expect(facts(await ofKind('request', { asOf: '2026-11-23' }), 'what')).toEqual([['2026-11-19', 'opened']]);
  });

  test('a call with its request, and one that nobody picked up, on the day of the installation’s clock', async () => {
    expect(facts(await ofKind('call'), 'answered', 'name', 'seconds', 'note')).toEqual([
      ['2026-11-19', 1, '沈澜', 240, '问进度'],
      ['2026-11-18', 0, null, null, null],
    ]);
    expect(await ofKind('call', { asOf: '2026-11-17' })).toEqual([]);
  });

  test('an order as it is created and delivered, a question of the community, what somebody answered to a survey', async () => {
    expect(facts(await ofKind('serviceOrder'), 'what', 'title', 'as')).toEqual([
      ['2026-11-20', 'delivered', '机房网络不通', null],
      ['2026-11-20', 'created', '机房网络不通', null],
    ]);
    expect(facts(await ofKind('question'), 'title', 'name')).toEqual([['2026-11-20', '怎么导出', '顾遥']]);
    expect(facts(await ofKind('answer'), 'nameZh', 'kind', 'score', 'note', 'name')).toEqual([
      ['2026-11-20', '年度问卷', 'nps', 3, '太慢', '沈澜'],
    ]);
  });

  test('an answer given anew stands in place of the one before, which its own days still tell', async () => {
    const anew = sql`insert into survey_answer (account_id, invitation_id, seq, answered_at, answered_on, score)
      select account_id, invitation_id, 2, '2026-11-23T01:00Z', '2026-11-23', 9 from survey_answer where account_id = ${accountId}`;
    await sql`update survey_answer set until_on = '2026-11-23' where account_id = ${accountId}`.execute(fulcrum.db);
    await anew.execute(fulcrum.db);
    expect(facts(await ofKind('answer'), 'score')).toEqual([['2026-11-23', 9]]);
    expect(facts(await ofKind('answer', { asOf: '2026-11-22' }), 'score')).toEqual([['2026-11-20', 3]]);
  });

  test('who learned what, a start with its milestones, and what was asked of the product', async () => {
    expect(facts(await ofKind('learning'), 'what', 'count', 'name')).toEqual([
      ['2026-11-02', 'session', 1, '沈澜'],
      ['2026-11-02', 'certificate', 1, '沈澜'],
    ]);
    expect((await ofKind('start')).map(({ facts: { what } }) => what)).toContain('begun');
    expect(facts(await ofKind('feedback'), 'what', 'title', 'note')).toEqual([
      ['2026-11-19', 'asked', '批量导出课表', '每周都要手工抄一遍'],
    ]);
  });
});

describe('the timeline is read by parts', () => {
  test('which together are the whole, newest first', async () => {
    const parts = await inTurn(['dealings', 'service', 'trade', 'people'], (part) => told({ part }));
    const whole = await told();
    expect(parts.flat()).toHaveLength(whole.length);
    expect(whole.map(({ on }) => on)).toEqual(
      whole
        .map(({ on }) => on)
        .toSorted()
        .toReversed(),
    );
    expect(await told({ part: 'service', limit: 2 })).toEqual((await told({ part: 'service' })).slice(0, 2));
  });

  test('and of each only what the reader may read', async () => {
    const kinds = async (role: Role) => new Set((await told({ part: 'service' }, await fulcrum.person(role))).map(({ kind }) => kind));
    expect(await kinds('administrator')).toEqual(new Set(TIMELINE_PARTS.service));
    expect(await kinds('product')).toEqual(new Set(TIMELINE_PARTS.service.filter((kind) => kind !== 'start')));
    expect(await kinds('marketing')).toEqual(new Set(['question']));
  });

  test('people are named masked to who sees them so, and not at all to who reads no people', async () => {
    const askedBy = async (role: Role) => (await ofKind('question', {}, await fulcrum.person(role)))[0]?.facts.name;
    expect(await askedBy('operations_lead')).toBe('顾遥');
    expect(await askedBy('viewer')).toBe('顾**');
    expect(await askedBy('marketing')).toBe(null);
  });
});
