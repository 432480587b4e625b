import {
  type ProviderScorecard,
  type ProviderTargets,
  RequestFigures,
  type ServiceOrderTold,
  type ServiceRequestTold,
} from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { serviceLevels } from '../../../test/harness/service-levels.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { call, clock, db } = fulcrum;
const at = (moment: string) => clock.moveTo(moment);
let provider: { id: string; productId: string; person: Actor };
let accountId: string;
const SLA = serviceLevels('days: every', {
  critical: { respond: 60, resolve: 480 },
  high: { respond: 60, resolve: 480 },
  normal: { respond: 60, resolve: 480 },
  low: { respond: 60, resolve: 480 },
});
beforeAll(async () => {
  await call('policies.saveDraft', { id: 'service', yaml: SLA });
  await call('policies.publish', { id: 'service' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  const person = await fulcrum.person('provider');
  const { id } = await call<{ id: string }>('accounts.create', { code: 'V-1', name: '服务商', ownerId: person.userId });
  const productId = (await call<{ id: string }>('products.create', { code: 'F', name: '产品' })).id;
  await sql`update product set provider_account_id = ${id} where id = ${productId}`.execute(db);
  provider = { id, productId, person };
});
const card = async (more: object = {}, who?: Actor) => {
  const { items } = await call<ProviderScorecard>('serviceOrders.scorecard', { from: '2026-11-01', to: '2026-11-30', ...more }, who);
  return {
    items,
    theirs: items.find(({ providerId }) => providerId === provider.id),
    ours: items.find(({ providerId }) => providerId === null),
  };
};
const does = (verb: string, { id, revision }: { id: string; revision: number }, more: object = {}) =>
  call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more });
/** An order promised for the 3rd, delivered on a day, and what the customer said of it. */
const order = async (toProvider: boolean, deliveredAt: string, word: object) => {
  at('2026-11-02T02:00:00Z');
  const opened = await call<ServiceOrderTold>('serviceOrders.create', {
    ...{ accountId, title: '上门检修', ...(toProvider ? { productId: provider.productId, toProvider } : {}) },
  });
  const engineerIds = [toProvider ? provider.person.userId : (await fulcrum.person('agent')).userId];
  const planned = await does('plan', opened, { from: '2026-11-03T01:00:00Z', to: '2026-11-03T03:00:00Z', engineerIds });
  at(deliveredAt);
  return does('check', await does('deliver', await does('solve', planned, { solution: '已修复' })), word);
};

test('providers and we are measured alike: in time, first time right, to the customer’s satisfaction, open again', async () => {
  await order(true, '2026-11-03T02:00:00Z', { verdict: 'accepted', rating: 5 });
  await order(true, '2026-11-03T04:00:00Z', { verdict: 'accepted', rating: 2 });
  const back = await order(true, '2026-11-03T03:00:00Z', { verdict: 'rejected', note: '没修好' });
  // Delivered again it is in time no more and no less: only first deliveries are measured.
  const again = await does('check', await does('deliver', await does('solve', back, { solution: '换新' })), {
    verdict: 'accepted',
    rating: 4,
  });
  await does('reopen', await does('close', again), { reason: '又坏了' });
  await order(false, '2026-11-03T02:00:00Z', { verdict: 'waived', note: '联系不上' });
  const { theirs, ours } = await card();
  expect(theirs).toMatchObject({
    orders: { created: 3, delivered: 4 },
    measures: {
      onTime: { part: 2, whole: 3, target: 0.95, met: false },
      rejected: { part: 1, whole: 4, target: 0.05, met: false },
      satisfaction: { part: 2, whole: 3 },
      reopened: { part: 1, whole: 4, met: false },
      firstAnswer: { whole: 0, rate: null, met: null },
    },
  });
  expect(ours).toMatchObject({
    orders: { created: 1, delivered: 1 },
    measures: { onTime: { rate: 1, met: true }, rejected: { whole: 0 } },
  });
});

test('what came later changes nothing of a span that was over', async () => {
  const before = await card({ to: '2026-11-03' });
  at('2026-11-10T02:00:00Z');
  const { items } = await call<{ items: ServiceOrderTold[] }>('serviceOrders.list', { view: 'open', state: 'checked' });
  for (const one of items) await does('reopen', one, { reason: '又坏了' });
  expect(await card({ to: '2026-11-03' })).toEqual(before);
  expect((await card()).theirs?.measures.reopened.part).toBe(3);
});

test('requests count as the figures of the desk count them, each for whom it is with', async () => {
  at('2026-11-12T02:00:00Z');
  const ask = async (answeredAt: string, toProvider: boolean) => {
    at('2026-11-12T02:00:00Z');
    const { id } = await call<ServiceRequestTold>('serviceRequests.create', {
      accountId,
      productId: provider.productId,
      subject: '无法登录',
    });
    const one = async () => ({ id, revision: (await call<ServiceRequestTold>('serviceRequests.get', { id })).revision });
    if (toProvider) await call('serviceRequests.dispatch', { ...(await one()), toProvider });
    await sql`update service_request set sla_class = 'standard' where id = ${id}`.execute(db);
    at(answeredAt);
    await call('serviceRequests.answer', { ...(await one()), text: '请重试', status: 'solved' });
    await call('serviceRequests.close', { ...(await one()), callback: 'confirmed', rating: 5 });
  };
  await ask('2026-11-12T02:30:00Z', true);
  await ask('2026-11-12T04:00:00Z', true);
  await ask('2026-11-12T02:10:00Z', false);
  const { items, theirs, ours } = await card({ from: '2026-11-12', to: '2026-11-12' });
  expect(theirs).toMatchObject({
    requests: { opened: 2, solved: 2 },
    measures: { firstAnswer: { part: 1, whole: 2 }, solution: { part: 2, whole: 2 } },
  });
  expect(ours).toMatchObject({ requests: { opened: 1, solved: 1 }, measures: { firstAnswer: { rate: 1 } } });
  const desk = RequestFigures.parse(await call('serviceRequests.figures', { from: '2026-11-12', to: '2026-11-12' }));
  const all = (of: (item: (typeof items)[number]) => number) => items.reduce((sum, item) => sum + of(item), 0);
  const first = desk.clocks.find(({ clock: name }) => name === 'first');
  expect([all((one) => one.measures.firstAnswer.part), all((one) => one.measures.firstAnswer.whole)]).toEqual([
    first?.met,
    (first?.met ?? 0) + (first?.breached ?? 0),
  ]);
  expect(all((one) => one.requests.opened)).toBe(desk.backlog.opened);
});

test('one standard holds for everybody but providers with targets of their own; a provider reads its own line', async () => {
  const { standard } = await call<ProviderTargets>('serviceOrders.targets');
  await call('serviceOrders.setTargets', { standard, providers: { [provider.id]: { ...standard, onTime: 0.5, rejected: null } } });
  const { theirs, ours } = await card();
  expect(theirs).toMatchObject({
    ownTargets: true,
    measures: { onTime: { target: 0.5, met: true }, rejected: { target: null, met: null } },
  });
  expect(ours).toMatchObject({ ownTargets: false, measures: { onTime: { target: 0.95 } } });
  expect((await card({}, provider.person)).items.map(({ providerId }) => providerId)).toEqual([provider.id]);
  expect(await reasonOf(card({ from: '2026-12-01' }))).toBe('event_days.span');
});
