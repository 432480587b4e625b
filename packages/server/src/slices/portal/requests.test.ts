import type { PortalRequestTold, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { answeringJobs } from '../inbound-mail/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
let member: TestMember;
beforeAll(async () => {
  member = await signedIn(fulcrum);
  await call('mail.setServer', {
    ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', user: null },
    ...{ fromName: '衡川', fromAddress: 'desk@example.com', web: 'https://desk.example.com' },
  });
});
const mine = <T = PortalRequestTold>(verb: string, input: object = {}) => call<T>(`portal.${verb}`, input, member.actor);
const desk = async (verb: string, id: string, more: object = {}) => {
  const { revision } = await call<ServiceRequestTold>('serviceRequests.get', { id });
  return call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, revision, ...more });
};
const course = ({ entries }: PortalRequestTold) => entries.map(({ kind, event, body }) => event ?? `${kind}: ${body}`);

test('a request goes its whole way: asked, answered and mailed, solved, not so after all, solved again, confirmed and rated', async () => {
  const asked = await mine('ask', { subject: '无法登录', text: '页面打不开', kind: 'fault', severity: 'high' });
  expect(asked).toMatchObject({ state: 'received', mine: true, subject: '无法登录' });
  expect(await call('serviceRequests.get', { id: asked.id })).toMatchObject({
    channel: 'portal',
    contactId: member.contactId,
    accountId: member.accountId,
  });

  await desk('answer', asked.id, { text: '请清除缓存后重试', status: 'waiting' });
  await fulcrum.runJob(answeringJobs[0]!);
  const mailed = await sql<{
    to: string;
    text: string;
  }>`select content ->> 'to' as to, content ->> 'text' as text from delivery where key like 'request:%'`.execute(db);
  expect(mailed.rows).toMatchObject([{ to: member.email, text: expect.stringContaining('请清除缓存后重试') }]);
  expect(await mine('request', { id: asked.id })).toMatchObject({ state: 'waiting' });

  expect(await mine('reply', { id: asked.id, text: '试过了' })).toMatchObject({ state: 'working' });
  expect(await reasonOf(mine('confirm', { id: asked.id }))).toBe('request.not_now');
  await desk('solve', asked.id);
  expect(await mine('reply', { id: asked.id, text: '又出现了' })).toMatchObject({ state: 'working' });
  await desk('solve', asked.id);
  const closed = await mine('confirm', { id: asked.id, rating: 4, note: '很快' });
  expect(closed).toMatchObject({ state: 'closed', rating: 4, answerBy: null });
  expect(course(closed)).toEqual([
    ...['opened', 'in: 页面打不开', 'out: 请清除缓存后重试', 'in: 试过了', 'solved'],
    ...['in: 又出现了', 'reopened', 'solved', 'confirmed'],
  ]);
  expect(await call('serviceRequests.get', { id: asked.id })).toMatchObject({ callback: 'confirmed', callbackNote: '很快', rating: 4 });
  const told = await sql<{
    kind: string;
  }>`select actor_kind as kind from audit where entity_id = ${asked.id} and action = 'request.close'`.execute(db);
  expect(told.rows).toEqual([{ kind: 'portal' }]);
});

test('what is said too long after the end becomes a request of its own', async () => {
  const { id } = await mine('ask', { subject: '导出失败', text: '报错' });
  await desk('solve', id);
  await mine('confirm', { id });
  clock.moveTo(
    clock
      .now()
      .add({ hours: 24 * 60 })
      .toString(),
  );
  member = { ...member, actor: { ...member.actor } };
  const followed = await mine('reply', { id, text: '又不行了' });
  expect(followed.id).not.toBe(id);
  expect(followed).toMatchObject({ state: 'received', mine: true });
});

test('a request that was merged says where it goes on', async () => {
  const [one, other] = [await mine('ask', { subject: '重复一', text: '一' }), await mine('ask', { subject: '重复二', text: '二' })];
  await desk('merge', one.id, { intoId: other.id });
  expect(await mine('request', { id: one.id })).toMatchObject({ state: 'merged', mergedInto: { id: other.id, number: other.number } });
  expect(await reasonOf(mine('reply', { id: one.id, text: '还有' }))).toBe('request.merged');
});

test('nobody opens more than twenty requests in an hour', async () => {
  clock.moveTo(clock.now().add({ hours: 2 }).toString());
  for (let nth = 0; nth < 20; nth++) await mine('ask', { subject: `第 ${nth} 次`, text: '内容' });
  expect(await reasonOf(mine('ask', { subject: '再一次', text: '内容' }))).toBe('access.too_many_requests');
});
