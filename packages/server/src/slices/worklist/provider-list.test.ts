import type { ServiceOrderTold, ServiceRequestTold, WorkItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { serviceLevels } from '../../../test/harness/service-levels.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { call, clock, db } = fulcrum;
const SLA = serviceLevels('days: every', {
  critical: { respond: 60, resolve: 480 },
  high: { respond: 60, resolve: 480 },
  normal: { respond: 60, resolve: 480 },
  low: { respond: 5760, resolve: 14400 },
});
let accountId: string;
/** A provider with a person and a product of its own. */
async function provider(code: string): Promise<{ person: Actor; productId: string }> {
  const person = await fulcrum.person('provider', { name: `工程师 ${code}` });
  const { id } = await call<{ id: string }>('accounts.create', { code, name: `服务商 ${code}`, ownerId: person.userId });
  const productId = (await call<{ id: string }>('products.create', { code, name: `产品 ${code}` })).id;
  await sql`update product set provider_account_id = ${id} where id = ${productId}`.execute(db);
  return { person, productId };
}
let theirs: Awaited<ReturnType<typeof provider>>;
let others: Awaited<ReturnType<typeof provider>>;
beforeAll(async () => {
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  theirs = await provider('V-1');
  others = await provider('V-2');
});
const list = async (who: Actor, more: object = {}) => (await call<{ items: WorkItem[] }>('worklist.list', more, who)).items;
/** A request that was dispatched to the provider of its product. */
async function request({ productId }: { productId: string }, subject: string, severity: string): Promise<ServiceRequestTold> {
  const opened = await call<ServiceRequestTold>('serviceRequests.create', { accountId, productId, subject, severity });
  return call<ServiceRequestTold>('serviceRequests.dispatch', { id: opened.id, revision: opened.revision, toProvider: true });
}
const order = ({ productId }: { productId: string }, title: string) =>
  call<ServiceOrderTold>('serviceOrders.create', { accountId, title, productId, toProvider: true });

test('a provider’s people have all requests and orders that their provider is to do on one list, what is due first before the rest', async () => {
  const untimed = await request(theirs, '没有时限的问题', 'low');
  await call('policies.saveDraft', { id: 'service', yaml: SLA });
  await call('policies.publish', { id: 'service' });
  const calm = await request(theirs, '下周再看', 'low');
  const pressing = await request(theirs, '全校停用', 'critical');
  const planned = await order(theirs, '更换设备');
  const at = { from: '2026-11-03T01:00:00Z', to: '2026-11-03T03:00:00Z', engineerIds: [theirs.person.userId] };
  await call('serviceOrders.plan', { id: planned.id, revision: planned.revision, ...at });
  const unplanned = await order(theirs, '上门巡检');
  // None of theirs to do: the customer is waited for, it is solved, it is another provider's.
  const waits = await request(theirs, '等客户回话', 'critical');
  await call('serviceRequests.wait', { id: waits.id, revision: waits.revision, text: '' }, theirs.person);
  const done = await request(theirs, '已经解决', 'critical');
  await call('serviceRequests.solve', { id: done.id, revision: done.revision, text: '' }, theirs.person);
  const foreign = await request(others, '别家的问题', 'critical');

  const items = await list(theirs.person);
  expect(new Set(items.map(({ id }) => id))).toEqual(new Set([untimed, calm, pressing, planned, unplanned].map(({ id }) => id)));
  expect(items.map(({ urgency }) => urgency)).toEqual(items.map(({ urgency }) => urgency).toSorted((a, b) => b - a));
  expect(items.at(-1)).toMatchObject({ id: calm.id, about: 'first', accountName: '江城大学' });
  const reasons = new Map(items.map(({ id, reason }) => [id, reason]));
  expect([reasons.get(pressing.id), reasons.get(untimed.id)]).toEqual([
    `请求 #${pressing.number} 的首次响应时限是 11-02 10:00。`,
    `请求 #${untimed.number} 等待处理。`,
  ]);
  expect([reasons.get(planned.id), reasons.get(unplanned.id)]).toEqual([
    `订单 SO-${planned.number}计划 11-03 09:00 开始。`,
    `订单 SO-${unplanned.number}还没有安排时间。`,
  ]);
  expect((await list(others.person)).map(({ id }) => id)).toEqual([foreign.id]);
  expect(await call('worklist.figures', {}, theirs.person)).toMatchObject({ open: 5, doneToday: 0 });

  clock.moveTo('2026-11-02T03:00:00Z');
  const late = (await list(theirs.person)).find(({ id }) => id === pressing.id);
  expect(late?.reason).toBe(`请求 #${pressing.number} 的首次响应已超时，时限是 11-02 10:00。`);
});

test('pages follow one another, nothing of the value at stake is told, and neither a team’s nor another’s list is theirs to open', async () => {
  const whole = await list(theirs.person);
  const page = async (cursor?: string | null) =>
    call<{ items: WorkItem[]; nextCursor: string | null }>('worklist.list', { limit: 2, ...(cursor ? { cursor } : {}) }, theirs.person);
  const first = await page();
  const second = await page(first.nextCursor);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole.slice(0, 4).map(({ id }) => id));
  expect(new Set(whole.map(({ valueAtStake, tier }) => [valueAtStake, tier].join()))).toEqual(new Set(['***,']));
  expect(await reasonOf(list(theirs.person, { team: true }))).toBe('access.forbidden');
  expect(await reasonOf(list(theirs.person, { user: others.person.userId }))).toBe('access.forbidden');
});

test('on one day what is due at an earlier hour comes first, page by page, and what has no hour of its own last', async () => {
  const people = await provider('V-3');
  const visits = [];
  for (const hour of ['07', '02', '05']) {
    const planned = await order(people, `上门 ${hour}`);
    const at = { from: `2026-11-04T${hour}:00:00Z`, to: `2026-11-04T${hour}:30:00Z`, engineerIds: [people.person.userId] };
    await call('serviceOrders.plan', { id: planned.id, revision: planned.revision, ...at });
    visits.push({ hour, id: planned.id });
  }
  clock.moveTo('2026-11-04T01:00:00Z');
  const unplanned = await order(people, '还没有安排');
  const ids = [...visits.toSorted((a, b) => Number(a.hour) - Number(b.hour)).map(({ id }) => id), unplanned.id];
  expect((await list(people.person)).map(({ id }) => id)).toEqual(ids);
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const more: object = cursor ? { cursor } : {};
    const page: { items: WorkItem[]; nextCursor: string | null } = await call('worklist.list', { limit: 1, ...more }, people.person);
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(ids);
});
