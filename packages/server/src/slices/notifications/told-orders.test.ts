import type { Notification, ServiceOrderTold } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock } = fulcrum;
const [lead, lin, su] = [
  await fulcrum.person('service_lead', { name: '方舟' }),
  await fulcrum.person('agent', { name: '林溪' }),
  await fulcrum.person('agent', { name: '苏禾' }),
];
const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'A-1', name: '江城大学' });

/** What somebody finds unread a minute later, and reads; twice over, so that what is told twice shows. */
async function told(who: Actor) {
  for (let minute = 0; minute < 2; minute += 1) {
    clock.moveTo(clock.now().add({ minutes: 1 }).toString());
    for (const job of tellingJobs) await fulcrum.runJob(job);
  }
  const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, who);
  await call('notifications.readAll', {}, who);
  return items.map(({ title, detail }) => [title, detail]);
}
const does = (verb: string, { id, revision }: ServiceOrderTold, more: object = {}, who: Actor = lead) =>
  call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more }, who);
const span = (day: string) => ({ from: `${day}T02:00:00Z`, to: `${day}T04:00:00Z` });

test('who goes is told once, of another time, of what is late, and of the customer’s word; who did it knows', async () => {
  const opened = await call<ServiceOrderTold>('serviceOrders.create', { accountId, title: '更换网关' }, lead);
  const planned = await does('plan', opened, { ...span('2026-11-24'), engineerIds: [lin.userId] });
  expect(await told(lin)).toEqual([['派给您的服务订单：SO-1001 更换网关', '江城大学 · 11-24 10:00 · 来自方舟']]);
  const joined = await does('plan', planned, { ...span('2026-11-24'), engineerIds: [lin.userId, su.userId] });
  expect(await told(su)).toHaveLength(1);
  expect(await told(lin)).toEqual([]);
  const moved = await does('plan', joined, { ...span('2026-11-25'), engineerIds: [lin.userId] }, lin);
  expect([await told(lin), await told(su)]).toEqual([[], []]);
  const again = await does('plan', moved, { ...span('2026-11-26'), engineerIds: [lin.userId] });
  expect(await told(lin)).toEqual([['服务订单改了时间：SO-1001 更换网关', '江城大学 · 11-26 10:00 · 来自方舟']]);
  // The first plan was the promise: moved by us alone, it stands.
  clock.moveTo('2026-11-24T05:00:00Z');
  expect(await told(lin)).toEqual([['服务订单逾期：SO-1001 更换网关', '江城大学 · 承诺 11-24 12:00']]);
  const delivered = await does('deliver', await does('solve', again, { solution: '换新' }, lin), {}, lin);
  await does('check', delivered, { verdict: 'rejected', note: '仍掉线' });
  expect(await told(lin)).toEqual([['客户验收不通过：SO-1001 更换网关', '江城大学']]);
});
