import type { Notification, ServiceRequestTold } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { requestJobs } from '../requests/index.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock } = fulcrum;
let lead: Actor;
let agent: Actor;
let other: Actor;
let accountId: string;

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  const teamId = (await call<{ id: string }>('identity.createTeam', { code: 'DESK', name: '服务台' })).id;
  lead = await fulcrum.person('service_lead', { teamId, name: '方舟' });
  agent = await fulcrum.person('agent', { teamId, name: '林溪' });
  other = await fulcrum.person('agent', { teamId, name: '苏禾' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'A-1', name: '江城大学' })).id;
});

/** What somebody finds unread a minute later; twice over, so that what is told twice shows. */
async function told(who: Actor): Promise<Pick<Notification, 'kind' | 'title' | 'detail'>[]> {
  for (let minute = 0; minute < 2; minute += 1) {
    clock.moveTo(clock.now().add({ minutes: 1 }).toString());
    for (const job of [...requestJobs, ...tellingJobs]) await fulcrum.runJob(job);
  }
  const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, who);
  return items.map(({ kind, title, detail }) => ({ kind, title, detail }));
}
const does = (verb: string, { id, revision }: ServiceRequestTold, more: object, who: Actor) =>
  call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, revision, ...more }, who);

test('who is given a request is told once, and of each word of the customer; given on or answered, it waits no more; a note tells whom it calls', async () => {
  const opened = await call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '无法登录', text: '打不开' }, lead);
  const given = await does('dispatch', opened, { assigneeId: agent.userId }, lead);
  expect(await told(agent)).toEqual([{ kind: 'request_given', title: `派给您的服务请求：#${given.number} 无法登录`, detail: '来自方舟' }]);
  const passedOn = await does('dispatch', given, { assigneeId: other.userId }, agent);
  expect(await told(agent)).toEqual([]);
  const answered = await does('answer', passedOn, { text: '请重试' }, other);
  const again = await does('receive', answered, { text: '还是不行' }, lead);
  expect((await told(other)).map(({ kind }) => kind)).toEqual(['request_continued', 'request_given']);
  await call('serviceRequests.note', { id: again.id, text: '看看上周那次', mentions: [agent.userId] }, other);
  expect(await told(agent)).toEqual([
    { kind: 'request_mentioned', title: `备注里提到了您：#${given.number} 无法登录`, detail: '来自苏禾' },
  ]);
  await does('answer', again, { text: '已修好', status: 'solved' }, other);
  expect((await told(other)).map(({ kind }) => kind)).toEqual(['request_given']);
  await call('notifications.readAll', {}, agent);
  await call('notifications.readAll', {}, other);
});

test('a clock close to its end is told to who has it, once it is over to the lead too, each once; of one that nobody has the lead hears at once', async () => {
  clock.moveTo('2026-11-24T01:00:00Z');
  const opened = await call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '全校停用', severity: 'critical' }, lead);
  const mine = await does('dispatch', opened, { assigneeId: agent.userId }, lead);
  await call('serviceRequests.create', { accountId, subject: '没人领', severity: 'critical' }, other);
  const minutes = mine.clocks[0]!.targetMinutes!;
  clock.moveTo(
    Temporal.Instant.from('2026-11-24T01:00:00Z')
      .add({ minutes: Math.ceil(minutes * 0.8) })
      .toString(),
  );
  const soon = { kind: 'request_late', title: `首次响应快要超时：#${mine.number} 全校停用`, detail: '林溪' };
  expect((await told(agent)).filter(({ kind }) => kind === 'request_late')).toEqual([soon]);
  expect((await told(lead)).map(({ title }) => title)).toEqual([`首次响应快要超时：#${mine.number + 1} 没人领`]);
  clock.moveTo(
    Temporal.Instant.from('2026-11-24T01:00:00Z')
      .add({ minutes: minutes + 1 })
      .toString(),
  );
  expect((await told(lead)).map(({ title }) => title.replace(/ .*/, '')).toSorted()).toEqual(
    [`首次响应已超时：#${mine.number}`, `首次响应已超时：#${mine.number + 1}`, `首次响应快要超时：#${mine.number + 1}`].toSorted(),
  );
  await does('answer', mine, { text: '正在处理', status: 'working' }, agent);
  const left = (await told(agent)).filter(({ kind }) => kind === 'request_late');
  expect(left.every(({ title }) => !title.startsWith('首次响应') || title.includes(`#${mine.number}`))).toBe(true);
});
