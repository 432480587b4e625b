import type { Role, ServiceOrder, ServiceOrderTold, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
let lead: Actor;
let agent: Actor;
let accountId: string;
let contactId: string;
/** A provider of product F, with somebody who works there. */
let provider: { id: string; person: Actor; productId: string };
const product = async (code: string, providerId: string | null) => {
  const { id } = await call<{ id: string }>('products.create', { code, name: `产品 ${code}` });
  await sql`update product set provider_account_id = ${providerId} where id = ${id}`.execute(db);
  return id;
};
const providerWith = async (code: string) => {
  const person = await fulcrum.person('provider', { name: `${code} 工程师` });
  const { id } = await call<{ id: string }>('accounts.create', { code, name: `${code} 公司`, ownerId: person.userId });
  return { id, person, productId: await product(`F-${code}`, id) };
};
beforeAll(async () => {
  lead = await fulcrum.person('service_lead', { name: '方舟' });
  agent = await fulcrum.person('agent', { name: '林溪' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  contactId = (await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' })).id;
  provider = await providerWith('V-1');
});

const at = (moment: string) => clock.moveTo(moment);
const open = (more: object = {}, who: Actor | undefined = undefined) =>
  call<ServiceOrderTold>('serviceOrders.create', { accountId, contactId, title: '机房网络不通', kind: 'onsite', ...more }, who);
const does = (verb: string, { id, revision }: { id: string; revision: number }, more: object = {}, who?: Actor) =>
  call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more }, who);
const MORNING = { from: '2026-11-24T01:00:00Z', to: '2026-11-24T03:00:00Z' };
const plan = (order: ServiceOrderTold, more: object = {}, who?: Actor) =>
  does('plan', order, { ...MORNING, engineerIds: [agent.userId], ...more }, who);
const delivered = async (more: object = {}) =>
  does('deliver', await does('solve', await plan(await open(more)), { solution: '更换光模块' }));
const told = ({ entries }: ServiceOrderTold) => entries.map(({ what }) => what);
const listed = async (input: object, who?: Actor) =>
  (await call<{ items: ServiceOrder[] }>('serviceOrders.list', input, who)).items.map(({ id }) => id);

describe('the life of a service order', () => {
  test('goes from opening over plan, solution, delivery and the customer’s word to its close, and is planned anew when it comes back', async () => {
    at('2026-11-23T01:30:00Z');
    const opened = await open();
    expect(opened).toMatchObject({ number: 1001, state: 'created', accountName: '江城大学', contactName: '沈澜', mayWork: true });
    const planned = await plan(opened, {}, lead);
    expect(planned).toMatchObject({ state: 'planned', engineers: [{ name: '林溪' }], promisedAt: MORNING.to, late: false });
    at('2026-11-24T02:00:00Z');
    const solved = await does('solve', planned, { solution: '更换光模块' }, agent);
    const done = await does('deliver', solved, {}, agent);
    const checked = await does('check', done, { verdict: 'accepted', note: '网络恢复', contactId, rating: 5 }, agent);
    expect(checked).toMatchObject({ state: 'checked', acceptance: 'accepted', acceptedByName: '沈澜', rating: 5 });
    const closed = await does('close', checked, {}, agent);
    expect(closed).toMatchObject({ state: 'closed', endedAt: '2026-11-24T02:00:00Z' });
    const again = await does('reopen', closed, { reason: '又断了' }, lead);
    expect(again).toMatchObject({
      state: 'created',
      reopened: 1,
      plannedFrom: null,
      acceptance: null,
      engineers: [],
      solution: '更换光模块',
    });
    expect(told(again)).toEqual(['created', 'planned', 'solved', 'delivered', 'accepted', 'closed', 'reopened']);
    expect(again.entries[1]?.plan).toEqual({ ...MORNING, engineers: ['林溪'] });
  });
  test('takes no step before the one that it needs', async () => {
    const opened = await open();
    const steps: [string, object][] = [
      ['solve', { solution: '重启' }],
      ['deliver', {}],
      ['check', { verdict: 'accepted' }],
      ['close', {}],
      ['reopen', { reason: '再来' }],
    ];
    for (const [verb, more] of steps) expect(await reasonOf(does(verb, opened, more))).toBe('service_order.not_now');
    expect(await reasonOf(plan(opened, { engineerIds: [] }))).toBe('input.invalid');
    expect(await reasonOf(plan(opened, { from: MORNING.to, to: MORNING.from }))).toBe('service_order.span');
    expect(await reasonOf(plan(opened, { engineerIds: [provider.person.userId] }))).toBe('resource.not_found');
    const ready = await delivered();
    expect(await reasonOf(does('close', ready))).toBe('service_order.not_now');
    expect(await reasonOf(does('check', ready, { verdict: 'waived' }))).toBe('service_order.reason');
    expect(await does('check', ready, { verdict: 'waived', note: '客户电话无人接听' })).toMatchObject({
      acceptance: 'waived',
      state: 'checked',
    });
    expect(await reasonOf(does('check', ready, { verdict: 'accepted' }))).toBe('resource.stale');
  });
  test('goes back to work when the customer turns it down, and is late from what was promised on', async () => {
    at('2026-11-24T02:00:00Z');
    const ready = await delivered();
    expect(await reasonOf(does('check', ready, { verdict: 'rejected' }))).toBe('service_order.reason');
    const back = await does('check', ready, { verdict: 'rejected', note: '速度太慢', contactId });
    expect(back).toMatchObject({ state: 'planned', rejected: 1, deliveredAt: null });
    at('2026-11-24T04:00:00Z');
    const later = { from: '2026-11-25T01:00:00Z', to: '2026-11-25T03:00:00Z' };
    const moved = await plan(back, later);
    expect(moved).toMatchObject({ promisedAt: MORNING.to, late: true });
    expect(await listed({ view: 'late' })).toContain(back.id);
    expect(await plan(moved, { ...later, askedByCustomer: true })).toMatchObject({ promisedAt: later.to, late: false });
  });
  test('tells where the same person is elsewhere at that time, and refuses nothing', async () => {
    const evening = { from: '2026-12-24T09:00:00Z', to: '2026-12-24T11:00:00Z' };
    const first = await plan(await open({ title: '甲' }), evening);
    const touching = await plan(await open({ title: '乙' }), { from: evening.to, to: '2026-12-24T12:00:00Z' });
    expect(touching.overlaps).toEqual([]);
    const over = await plan(await open({ title: '丙' }), { from: '2026-12-24T10:59:00Z', to: '2026-12-24T11:30:00Z' });
    expect(over.overlaps).toMatchObject([
      { number: first.number, engineerName: '林溪' },
      { number: touching.number, title: '乙' },
    ]);
  });
});

describe('out of a request', () => {
  test('an order takes over customer, person, product and provider; one request has several', async () => {
    const asked = { accountId, contactId, productId: provider.productId, subject: '无法登录' };
    const request = await call<ServiceRequestTold>('serviceRequests.create', asked);
    await call('serviceRequests.dispatch', { id: request.id, revision: request.revision, toProvider: true });
    const order = await call<ServiceOrderTold>('serviceOrders.create', { requestId: request.id, title: '上门检修' });
    expect(order).toMatchObject({
      ...{ accountId, contactId, productId: provider.productId, providerId: provider.id, requestNumber: request.number },
    });
    const second = await call<ServiceOrderTold>('serviceOrders.create', { requestId: request.id, title: '更换设备', toProvider: false });
    expect(second.providerId).toBeNull();
    expect(await listed({ requestId: request.id, view: 'all' })).toEqual([second.id, order.id]);
    const other = (await call<{ id: string }>('accounts.create', { code: 'C-2', name: '海州学院' })).id;
    expect(await reasonOf(open({ requestId: request.id, accountId: other }))).toBe('service_order.request_customer');
  });
});

describe('a provider', () => {
  const given = async () => open({ productId: provider.productId, toProvider: true, contactId });
  test('sees and works on the orders of its own products alone', async () => {
    const [mine, ours] = [await given(), await open()];
    const stranger = await providerWith('V-2');
    expect(await listed({}, provider.person)).toContain(mine.id);
    expect(await listed({}, provider.person)).not.toContain(ours.id);
    expect(await listed({}, stranger.person)).toEqual([]);
    for (const who of [stranger.person, provider.person]) {
      const strange = who === provider.person ? ours : mine;
      expect(await reasonOf(call('serviceOrders.get', { id: strange.id }, who))).toBe('resource.not_found');
      expect(await reasonOf(plan(strange, { engineerIds: [who.userId] }, who))).toBe('resource.not_found');
    }
  });
  test('plans its own people, delivers, and neither ends orders nor does without the customer’s word nor sees what they cost', async () => {
    const order = await given();
    await call('serviceOrders.addCost', { id: order.id, kind: 'outsourcing', amount: '800' });
    await call('serviceOrders.note', { id: order.id, text: '只给自己看' });
    await call('serviceOrders.note', { id: order.id, text: '请带备件', shared: true });
    const me = provider.person;
    expect(await reasonOf(plan(order, {}, me))).toBe('resource.not_found');
    const planned = await plan(order, { engineerIds: [me.userId] }, me);
    expect(planned).toMatchObject({ costs: null, mayEnd: false, accountMet: false, accountName: '江城大学', contactName: '沈**' });
    expect(planned.entries.filter(({ what }) => what === 'note').map(({ body }) => body)).toEqual(['请带备件']);
    const done = await does('deliver', await does('solve', planned, { solution: '已更换' }, me), {}, me);
    expect(await reasonOf(does('check', done, { verdict: 'waived', note: '没联系上' }, me))).toBe('access.forbidden');
    const refused: [string, object][] = [
      ['cancel', { reason: '不做了' }],
      ['change', { title: '改名' }],
    ];
    for (const [verb, more] of refused) expect(await reasonOf(does(verb, done, more, me))).toBe('access.forbidden');
    expect(await reasonOf(call('serviceOrders.addCost', { id: done.id, kind: 'other', amount: '1' }, me))).toBe('access.forbidden');
    const people = await call<{ people: { id: string }[]; providers: { id: string }[] }>('serviceOrders.people', {}, me);
    expect([people.people.map(({ id }) => id), people.providers.map(({ id }) => id)]).toEqual([[me.userId], [provider.id]]);
  });
  test('takes no plan with it when another is to do it; the promise stands', async () => {
    const planned = await plan(await given(), { engineerIds: [provider.person.userId] });
    const moved = await does('change', planned, { toProvider: false });
    expect(moved).toMatchObject({ state: 'created', providerId: null, engineers: [], plannedFrom: null, promisedAt: MORNING.to });
    expect(moved.entries.at(-1)?.fields).toEqual(['provider']);
  });
});

test('whoever is planned for an order works on it, at a customer that they do not meet', async () => {
  const sales = await fulcrum.person('sales' as Role, { name: '苏禾' });
  const order = await open();
  expect(await reasonOf(call('serviceOrders.get', { id: order.id }, sales))).toBe('resource.not_found');
  await sql`insert into service_order_engineer (order_id, user_id) values (${order.id}, ${sales.userId})`.execute(db);
  expect(await call('serviceOrders.get', { id: order.id }, sales)).toMatchObject({ mayWork: true, accountMet: false });
  expect(await listed({ view: 'mine' }, sales)).toEqual([order.id]);
});

test('lists go page by page, open ones by what was promised first, and count as they are', async () => {
  const all = await listed({ view: 'open', limit: 200 });
  const paged: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page: { items: ServiceOrder[]; nextCursor: string | null } = await call('serviceOrders.list', {
      view: 'open',
      limit: 3,
      ...(cursor ? { cursor } : {}),
    });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(await call('serviceOrders.counts', {})).toMatchObject({ open: all.length });
  expect(await listed({ view: 'all', q: 'so-1001' })).toHaveLength(1);
});
