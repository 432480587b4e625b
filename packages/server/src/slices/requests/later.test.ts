import type { ServiceRequestTold } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { writeCtx } from '../../access/index.ts';
import { serviceClassesOf, serviceClassOf } from '../benefits/index.ts';
import { hourlyRequestJobs, requestJobs, takeIn } from './index.ts';
import { clocksOf, deskOfThree, SLA } from './requests.harness.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
const { agent, accountId, contactId, open, does } = await deskOfThree(fulcrum);
const at = (moment: string) => clock.moveTo(moment);

test('what comes in by a channel goes on with its request; late after the closing it opens a new one', async () => {
  at('2026-11-27T01:00:00Z');
  const solved = await does('solve', await open());
  const incoming = {
    accountId,
    contactId,
    productId: null,
    code: null,
    kind: 'question',
    channel: 'mail',
    subject: 'Re: 无法登录',
    severity: 'normal',
  } as const;
  const takes = (text: string) =>
    db
      .transaction()
      .execute(async (tx) => takeIn(writeCtx(await fulcrum.ctx(), tx), serviceClassOf, { ...incoming, text, requestId: solved.id }));
  expect(await takes('没有解决')).toEqual({ requestId: solved.id, how: 'continued' });
  const again = await call<ServiceRequestTold>('serviceRequests.get', { id: solved.id }, agent);
  expect(again).toMatchObject({ status: 'working', reopened: 1 });
  const closed = await does('close', await does('solve', again), { callback: 'confirmed' });
  at('2026-12-20T01:00:00Z');
  const { how, requestId } = await takes('又出现了');
  expect(how).toBe('followed');
  const next = await call<ServiceRequestTold>('serviceRequests.get', { id: requestId }, agent);
  expect(next.entries.find(({ event }) => event?.what === 'split_from')?.event?.otherNumber).toBe(closed.number);
});

test('silence after a solution closes it with the waiver on record, and a customer’s class follows its policy', async () => {
  at('2026-12-21T02:00:00Z');
  const solved = await does('solve', await open());
  const hourly = hourlyRequestJobs(serviceClassesOf);
  at('2026-12-28T01:59:00Z');
  for (const job of hourly) await fulcrum.runJob(job);
  expect((await call<ServiceRequestTold>('serviceRequests.get', { id: solved.id }, agent)).status).toBe('solved');
  at('2026-12-28T02:01:00Z');
  for (const job of hourly) await fulcrum.runJob(job);
  const closed = await call<ServiceRequestTold>('serviceRequests.get', { id: solved.id }, agent);
  expect(closed).toMatchObject({ status: 'closed', callback: 'waived', callbackNote: '解决后 7 天没有收到客户回复' });

  const running = await open();
  await call('policies.saveDraft', {
    id: 'service',
    yaml: SLA.replace('id: standard', 'id: basic').replace('respond: 120', 'respond: 300'),
  });
  await call('policies.publish', { id: 'service' });
  for (const job of hourly) await fulcrum.runJob(job);
  const now = await call<ServiceRequestTold>('serviceRequests.get', { id: running.id }, agent);
  expect(now.slaClass).toBe('basic');
  expect(clocksOf(now)[0]).toEqual(['first', 'running', 300]);
});

test('when the hours of a class change, running clocks keep what they had used of days before and go on by the new ones', async () => {
  const publish = async (yaml: string) => {
    await call('policies.saveDraft', { id: 'service', yaml });
    await call('policies.publish', { id: 'service' });
  };
  const first = async (id: string) => clocksOf(await call<ServiceRequestTold>('serviceRequests.get', { id }, agent))[0];
  at('2027-03-01T01:00:00Z');
  await publish(SLA);
  // Monday at four in the afternoon: two of eight hours until the desk goes home.
  at('2027-03-01T08:00:00Z');
  const { id } = await open({ severity: 'low' });
  at('2027-03-01T16:30:00Z');
  await publish(SLA.replace('09:00', '08:00').replace('18:00', '21:00'));
  for (const job of requestJobs) await fulcrum.runJob(job);
  expect(await first(id)).toEqual(['first', 'running', 360]);
  const { clocks: told } = await call<ServiceRequestTold>('serviceRequests.get', { id }, agent);
  expect(told[0]?.dueAt).toContain('2027-03-02T06:00:00');
});
