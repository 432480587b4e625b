import type { ApprovalTold, Notification, ResourceLine, ResourceReport, ResourceRequest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { approvalsBase } from '../../../test/harness/approvals-base.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { tellingJobs } from '../notifications/index.ts';

const { fulcrum, call, db, account, people, again, rules } = await approvalsBase();
const { bai, lead, boss, admin, stranger } = people;
const writer = await fulcrum.person('marketing', { name: '苏文' });
const offer = (more: object = {}) =>
  call<{ id: string; revision: number }>('resources.create', {
    ...{ title: '行业研究报告', titleEn: 'Industry report', kind: 'report', unit: 'piece', capacity: '2', unitCost: '2000' },
    ...{ offeredOn: '2026-01-01', ownerId: writer.userId },
    ...more,
  });
const report = await offer();

beforeEach(async () => {
  await again();
  await sql`delete from resource_request`.execute(db);
  await sql`delete from approval_request where kind = 'resource'`.execute(db);
});

const ask = (more: object = {}, who: Actor = bai) =>
  call<ResourceRequest>(
    'resourceRequests.ask',
    { accountId: account.id, resourceId: report.id, why: '年终向校方汇报', wantedOn: '2026-12-10', quantity: '1', ...more },
    who,
  );
async function decide(of: ResourceRequest, verb: 'approve' | 'reject' | 'return', who: Actor = lead): Promise<void> {
  const { id, revision } = await call<ApprovalTold>('approvals.get', { id: of.approvalId }, who);
  await call(`approvals.${verb}`, { id, revision, ...(verb === 'approve' ? {} : { reason: '预算用完' }) }, who);
}
const now = (of: { id: string }, who: Actor = bai, asOf?: string) =>
  call<ResourceRequest>('resourceRequests.get', { id: of.id, ...(asOf ? { asOf } : {}) }, who);
async function does(verb: string, of: { id: string }, who: Actor, more: object): Promise<ResourceRequest> {
  const { id, revision } = await now(of, who);
  return call<ResourceRequest>(`resourceRequests.${verb}`, { id, revision, ...more }, who);
}
const approved = async (more: object = {}) => {
  const asked = await ask(more);
  await decide(asked, 'approve');
  return asked;
};
const ids = async (view: string, who: Actor) =>
  (await call<{ items: ResourceRequest[] }>('resourceRequests.list', { view }, who)).items.map(({ id }) => id);
const loads = async (asOf?: string) =>
  (await call<{ items: ResourceLine[] }>('resourceRequests.capacity', { months: 3, ...(asOf ? { asOf } : {}) })).items.find(
    ({ id }) => id === report.id,
  )?.loads;

describe('a request for a resource', () => {
  test('is approved, accepted by the owner for a day, done with a result, and told with its steps', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'asked', cost: '2000', entitled: true, resource: { zh: '行业研究报告', en: 'Industry report' } });
    await decide(asked, 'approve');
    expect(await ids('todo', writer)).toEqual([asked.id]);
    expect(await does('accept', asked, writer, { plannedOn: '2026-12-08' })).toMatchObject({ state: 'accepted', plannedOn: '2026-12-08' });
    const done = await does('finish', asked, writer, { quantity: '1.5', result: '报告 32 页，已当面讲解' });
    expect(done).toMatchObject({ state: 'done', doneQuantity: '1.5', doneCost: '***', mayCancel: false });
    expect((await now(asked)).doneCost).toBe('3000');
    expect(done.steps.map(({ step, by }) => [step, by])).toEqual([
      ['asked', '白鹭'],
      ['approved', '穆青'],
      ['accepted', '苏文'],
      ['done', '苏文'],
    ]);
    expect(await ids('todo', writer)).toEqual([]);
    expect(await ids('ended', bai)).toEqual([asked.id]);
  });

  test('goes to who decides by its amount: the rules of approvals hold for it', async () => {
    const dear = await ask({ quantity: '30' });
    const { steps } = await call<ApprovalTold>('approvals.get', { id: dear.approvalId }, boss);
    expect(steps).toHaveLength(3);
    await rules({
      ...{ id: 'boss', name: { zh: '高层', en: 'Boss' }, kinds: ['resource'], from: null, below: null, regionIds: [], mode: 'any' },
      ...{ approvers: [{ by: 'person', userId: boss.userId }], within: { unit: 'days', count: 1 } },
    });
    const { waitsFor } = await call<ApprovalTold>('approvals.get', { id: (await ask()).approvalId }, boss);
    expect(waitsFor).toEqual(['沈澜']);
  });

  test('takes no step that cannot follow: in no state, and by nobody else', async () => {
    const moves: [verb: string, who: Actor, more: object][] = [
      ['accept', writer, { plannedOn: '2026-12-08' }],
      ['decline', writer, { reason: '排不开' }],
      ['finish', writer, { quantity: '1', result: '已交付' }],
      ['cancel', bai, { reason: '客户不需要了' }],
    ];
    const states: [state: string, allowed: string[], make: () => Promise<ResourceRequest>][] = [
      ['asked', ['cancel'], () => ask()],
      ['approved', ['accept', 'decline', 'cancel'], () => approved()],
      ['accepted', ['decline', 'finish', 'cancel'], async () => does('accept', await approved(), writer, { plannedOn: '2026-12-08' })],
      [
        'rejected',
        [],
        async () => {
          const one = await ask();
          await decide(one, 'reject');
          return one;
        },
      ],
      ['declined', [], async () => does('decline', await approved(), writer, { reason: '排不开' })],
      ['cancelled', [], async () => does('cancel', await ask(), bai, { reason: '不需要' })],
    ];
    for (const [state, allowed, make] of states) {
      const still = await make();
      for (const [verb, who, more] of moves) {
        const one = allowed.includes(verb) ? await make() : still;
        expect((await now(one)).state).toBe(state);
        expect([state, verb, await reasonOf(does(verb, one, who, more))]).toEqual([
          state,
          verb,
          allowed.includes(verb) ? 'done' : 'resource_request.not_now',
        ]);
      }
    }
    const one = await approved();
    expect(await reasonOf(does('accept', one, boss, { plannedOn: '2026-12-08' }))).toBe('resource_request.not_now');
    expect(await reasonOf(does('accept', one, stranger, { plannedOn: '2026-12-08' }))).toBe('resource.not_found');
  });

  test('the table itself refuses what the verbs would never write', async () => {
    const one = await ask();
    const write = (set: string) =>
      reasonOf(sql`update resource_request set ${sql.raw(set)} where id = ${one.id}::uuid`.execute(db)).then((said) => said === 'done');
    expect(await write(`accepted_on = '2026-11-23', planned_on = '2026-11-24'`)).toBe(false);
    expect(await write(`done_on = '2026-11-23', done_quantity = 1, done_cost = 1, result = 'x'`)).toBe(false);
    expect(await write(`ended_on = '2026-11-23', ended_as = 'declined', ended_why = 'x'`)).toBe(false);
  });

  test('that is cancelled takes its approval with it; one whose approval is withdrawn is cancelled; one returned is still asked for', async () => {
    const one = await ask();
    await does('cancel', one, bai, { reason: '客户改期' });
    expect(await call('approvals.get', { id: one.approvalId }, bai)).toMatchObject({ state: 'withdrawn' });
    const other = await ask();
    await decide(other, 'return');
    expect(await now(other)).toMatchObject({ state: 'asked' });
    const { id, revision } = await call<ApprovalTold>('approvals.get', { id: other.approvalId }, bai);
    await call('approvals.withdraw', { id, revision, reason: '不做了' }, bai);
    expect(await now(other)).toMatchObject({ state: 'cancelled', endedWhy: '不做了' });
  });

  test('stood on each day as far as it had come by then', async () => {
    const one = await approved();
    fulcrum.clock.moveTo('2026-11-25T01:00:00Z');
    await does('accept', one, writer, { plannedOn: '2026-12-08' });
    fulcrum.clock.moveTo('2026-11-27T01:00:00Z');
    await does('finish', one, writer, { quantity: '1', result: '已交付' });
    const on = async (asOf: string) => (await now(one, bai, asOf)).state;
    expect([await on('2026-11-23'), await on('2026-11-26'), await on('2026-11-27')]).toEqual(['approved', 'accepted', 'done']);
    expect(await now(one, bai, '2026-11-26')).toMatchObject({ result: null, doneCost: null });
    expect(await reasonOf(now(one, bai, '2026-11-22'))).toBe('resource.not_found');
  });

  test('is seen by who meets the customer, by who asked and by who owns the resource', async () => {
    const one = await ask();
    expect(await now(one, writer)).toMatchObject({ accountName: '江城大学', accountMet: true });
    expect(await reasonOf(now(one, stranger))).toBe('resource.not_found');
    const mine = await offer({ title: '拜访', ownerId: stranger.userId });
    const two = await ask({ resourceId: mine.id });
    expect(await now(two, stranger)).toMatchObject({ accountName: '江城大学', accountMet: false });
  });

  test('is for an objective, a plan of the same customer or a play that there is', async () => {
    expect(await reasonOf(ask({ planId: account.id }))).toBe('resource.not_found');
    expect(await reasonOf(ask({ playId: 'no-such-play' }))).toBe('resource.not_found');
    const plan = { title: '用起来', goals: '目标', measure: '标准', agreedOn: '2026-01-01', dueOn: '2026-12-31' };
    const { id } = await call<{ id: string }>('successPlans.create', { accountId: account.id, ...plan });
    expect(await ask({ planId: id })).toMatchObject({ plan: '用起来', objective: null });
  });
});

describe('the catalogue', () => {
  test('says of each customer whether its level is entitled; who is not may still ask, and the decider is told', async () => {
    const top = await offer({ title: '高层拜访', titleEn: 'Executive visit', kind: 'executive', unit: 'visit', levels: 'S，A' });
    const asked = await ask({ resourceId: top.id });
    expect(asked).toMatchObject({ entitled: false, level: null });
    const { title } = await call<ApprovalTold>('approvals.get', { id: asked.approvalId }, lead);
    expect(title).toEqual({ zh: '高层拜访 1 次（等级不适用）', en: 'Executive visit: 1 visit (not for its tier)' });
  });

  test('keeps what was ever asked for: it is ended, not deleted, and then asked for no more', async () => {
    const one = await offer({ title: '数据' });
    await ask({ resourceId: one.id });
    expect(await reasonOf(call('resources.remove', { id: one.id }, admin))).toBe('resource_request.of_resource');
    await call('resources.change', { id: one.id, revision: 1, untilOn: '2026-11-23' }, admin);
    expect(await reasonOf(ask({ resourceId: one.id }))).toBe('resource.not_found');
  });
});

describe('the months of a resource', () => {
  test('are taken by what is approved, on the day it is planned or was done; what is more than there is, is told', async () => {
    await approved();
    const moved = await approved({ quantity: '2' });
    await ask({ wantedOn: '2027-01-15' });
    expect(await loads()).toEqual([
      { month: '2026-11', capacity: '2', booked: '0', asked: '0', free: '2' },
      { month: '2026-12', capacity: '2', booked: '3', asked: '0', free: '-1' },
      { month: '2027-01', capacity: '2', booked: '0', asked: '1', free: '2' },
    ]);
    await does('accept', moved, writer, { plannedOn: '2027-01-05' });
    expect((await loads())?.map(({ booked }) => booked)).toEqual(['0', '1', '2']);
    await does('decline', moved, writer, { reason: '排不开' });
    expect((await loads())?.map(({ booked }) => booked)).toEqual(['0', '1', '0']);
  });
});

test('the report adds up what was asked for and done by kind, level and month, and tells costs against recurring revenue', async () => {
  const { id: productId } = await call<{ id: string }>('products.create', { code: 'P', name: '平台' });
  await call('subscriptions.create', { accountId: account.id, productId, startsOn: '2026-01-01', amount: '36000', amountPer: 'year' });
  await ask();
  const one = await approved();
  fulcrum.clock.moveTo('2026-12-02T01:00:00Z');
  await does('accept', one, writer, { plannedOn: '2026-12-08' });
  await does('finish', one, admin, { quantity: '1', cost: '3600', result: '已交付' });
  fulcrum.clock.moveTo('2026-12-05T01:00:00Z');
  const told = await call<ResourceReport>('resourceRequests.report', { months: 2, asOf: '2026-12-04' });
  expect(told).toMatchObject({ from: '2026-11', until: '2026-12' });
  expect(told.rows).toEqual([
    { kind: 'report', level: null, month: '2026-12', asked: 0, done: 1, cost: '3600' },
    { kind: 'report', level: null, month: '2026-11', asked: 2, done: 0, cost: '0' },
  ]);
  expect(told.accounts).toEqual([{ id: account.id, name: '江城大学', done: 1, cost: '3600', arr: '36000', share: 0.1 }]);
  expect((await call<ResourceReport>('resourceRequests.report', { asOf: '2026-12-01' })).accounts).toEqual([]);
  expect((await call<ResourceReport>('resourceRequests.report', {}, stranger)).rows).toEqual([]);
});

test('the customer’s timeline tells what was asked for, done and ended', async () => {
  const one = await approved();
  await does('accept', one, writer, { plannedOn: '2026-12-08' });
  await does('finish', one, writer, { quantity: '1', result: '已交付' });
  await does('cancel', await ask(), bai, { reason: '不需要' });
  const { items } = await call<{ items: { kind: string; facts: { what: string; by: string } }[] }>(
    'accounts.timeline',
    { id: account.id },
    bai,
  );
  const told = items.filter(({ kind }) => kind === 'resource').map(({ facts }) => `${facts.what} ${facts.by}`);
  expect(told.toSorted()).toEqual(['asked 白鹭', 'asked 白鹭', 'cancelled 白鹭', 'done 苏文']);
});

test('the owner is told of what was approved, the asker of what was accepted, done or declined; nobody of what they did themselves', async () => {
  const told = async (who: Actor) => {
    fulcrum.clock.moveTo(fulcrum.clock.now().add({ minutes: 1 }).toString());
    for (const job of tellingJobs) await fulcrum.runJob(job);
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, who);
    return items.filter(({ kind }) => kind.startsWith('resource')).map(({ title, detail }) => `${title} / ${detail}`);
  };
  const one = await approved();
  expect(await told(writer)).toEqual(['资源申请已批准，等您接单：行业研究报告 / 年终向校方汇报']);
  await does('accept', one, writer, { plannedOn: '2026-12-08' });
  expect(await told(writer)).toEqual([]);
  expect(await told(bai)).toEqual(['负责人已接单：行业研究报告 / 苏文 · 2026-12-08']);
  await does('cancel', one, bai, { reason: '客户改期' });
  expect(await told(writer)).toEqual(['资源申请已取消：行业研究报告 / 客户改期']);
  expect(await told(bai)).toEqual(['负责人已接单：行业研究报告 / 苏文 · 2026-12-08']);
});
