import type { PortalOrderTold, ServiceOrderTold } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call } = fulcrum;
let own: TestMember;
let colleague: TestMember;
let boss: TestMember;
let engineerId: string;
beforeAll(async () => {
  own = await signedIn(fulcrum);
  colleague = await signedIn(fulcrum, { accountId: own.accountId });
  boss = await signedIn(fulcrum, { accountId: own.accountId, whole: true });
  engineerId = (await fulcrum.person('agent', { name: '林溪工程师' })).userId ?? '';
});
const does = (verb: string, { id, revision }: ServiceOrderTold, more: object = {}) =>
  call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more });
const open = (more: object = {}) =>
  call<ServiceOrderTold>('serviceOrders.create', { accountId: own.accountId, contactId: own.contactId, title: '上门检修', ...more });
const delivered = async () => {
  const plan = { from: '2026-11-24T01:00:00Z', to: '2026-11-24T03:00:00Z', engineerIds: [engineerId], note: '机密：先收款' };
  return does('deliver', await does('solve', await does('plan', await open(), plan), { solution: '更换光模块' }), {
    note: '机密：备件是旧的',
  });
};
const seen = (id: string, who: TestMember) => call<PortalOrderTold>('portal.order', { id }, who.actor);

test('a customer follows an order, turns down what was delivered and accepts it the second time, with a rating', async () => {
  const order = await delivered();
  expect(await seen(order.id, own)).toMatchObject({ state: 'delivered', solution: '更换光模块', plannedFrom: '2026-11-24T01:00:00Z' });
  const check = (more: object) => call<PortalOrderTold>('portal.checkOrder', { id: order.id, ...more }, own.actor);
  expect(await reasonOf(check({ accepted: false }))).toBe('service_order.reason');
  const back = await check({ accepted: false, note: '还有一台没有处理' });
  expect(back).toMatchObject({ state: 'planned', solution: '' });
  expect(await reasonOf(check({ accepted: true }))).toBe('service_order.not_now');
  const again = await call<ServiceOrderTold>('serviceOrders.get', { id: order.id });
  expect(again).toMatchObject({ rejected: 1, entries: expect.arrayContaining([expect.objectContaining({ body: '还有一台没有处理' })]) });
  await does('deliver', await does('solve', again, { solution: '两台都已处理' }));
  expect(await check({ accepted: true, rating: 5 })).toMatchObject({ state: 'checked', rating: 5 });
  expect(await call('serviceOrders.get', { id: order.id })).toMatchObject({ acceptance: 'accepted', acceptedByName: expect.any(String) });
});

test('what we wrote with our steps, who goes and what it costs is told to no customer', async () => {
  const order = await delivered();
  await call('serviceOrders.note', { id: order.id, text: '机密：客户欠费', shared: true });
  await call('serviceOrders.addCost', { id: order.id, kind: 'parts', amount: '777' });
  const told = JSON.stringify(await seen(order.id, own));
  expect(told).not.toMatch(/机密|林溪|777/);
  expect((await seen(order.id, own)).entries.map(({ what }) => what)).toEqual(['created', 'planned', 'delivered']);
});

test('one sees the orders for oneself and out of one’s own requests; who sees the whole company sees all', async () => {
  const mine = await open();
  const requestId = (await call<{ id: string }>('portal.ask', { subject: '打不开', text: '页面打不开' }, colleague.actor)).id;
  const theirs = await call<ServiceOrderTold>('serviceOrders.create', { requestId, title: '同事的' });
  const listed = async (who: TestMember) =>
    (await call<{ items: { id: string }[] }>('portal.orders', { view: 'all' }, who.actor)).items.map(({ id }) => id);
  expect(await listed(colleague)).toEqual([theirs.id]);
  expect(await listed(own)).toContain(mine.id);
  expect(await listed(boss)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
  expect(await reasonOf(seen(mine.id, colleague))).toBe('resource.not_found');
  expect(await seen(theirs.id, colleague)).toMatchObject({ request: { id: requestId } });
});
