import type { HandoverTold, Notification } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { handoverJobs } from '../handovers/index.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call } = fulcrum;
type Person = Awaited<ReturnType<typeof fulcrum.person>>;
let giver: Person;
let taker: Person;
let lead: Person;
let stranger: Person;

/** What somebody finds unread, a minute later. */
async function told(who: Person): Promise<Notification[]> {
  fulcrum.clock.moveTo(fulcrum.clock.now().add({ minutes: 1 }).toString());
  await fulcrum.runJob(handoverJobs[0]!);
  await fulcrum.runJob(tellingJobs[0]!);
  return (await call<{ items: Notification[] }>('notifications.list', { unread: true }, who)).items;
}
const titles = async (who: Person) => (await told(who)).map(({ title }) => title);

let n = 0;
/** A handover that the giver has opened; the account is theirs, and the taker does not meet it. */
async function opened(by: Person = giver): Promise<HandoverTold> {
  const { id } = await call<{ id: string }>('accounts.create', {
    code: `T-${++n}`,
    name: `客户 ${n}`,
    ownerId: giver.userId,
    teamId: giver.teamId,
  });
  const made = await call<{ id: string }>('handovers.create', { ids: [id], toId: taker.userId, reason: 'owner_change' }, by);
  return call('handovers.get', { id: made.id }, giver);
}
async function handed(): Promise<HandoverTold> {
  const draft = await opened();
  const items = draft.items.map((item) => ({ id: item.id, note: '见附件' }));
  const written = await call<HandoverTold>('handovers.change', { id: draft.id, revision: draft.revision, items }, giver);
  return call('handovers.hand', { id: draft.id, revision: written.revision }, giver);
}
const step = ({ id, revision }: HandoverTold) => ({ id, revision });

beforeAll(async () => {
  const team = async (code: string) => (await call<{ id: string }>('identity.createTeam', { code, name: code })).id;
  const selling = await team('sell');
  giver = await fulcrum.person('sales', { name: '林语', teamId: selling });
  taker = await fulcrum.person('sales', { name: '白鹭', teamId: await team('care') });
  lead = await fulcrum.person('sales_lead', { name: '穆青', teamId: selling });
  stranger = await fulcrum.person('sales_lead', { name: '夏至', teamId: await team('elsewhere') });
});

test('who takes over is told, with the account’s name though they do not meet it yet; once it is answered nothing waits', async () => {
  const handover = await handed();
  const link = `/customers/handovers?of=${handover.id}`;
  expect(await told(taker)).toMatchObject([
    { kind: 'handover_waiting', title: '林语移交给您一位客户，等您接收', accountName: handover.accountName, link },
  ]);
  expect(await told(giver)).toEqual([]);
  await call('handovers.accept', step(handover), taker);
  expect(await titles(taker)).toEqual([]);
  expect(await told(giver)).toMatchObject([{ kind: 'handover_ended', title: '白鹭接收了客户', link }]);
  await call('notifications.readAll', {}, giver);
});

test('one that somebody else opened waits for the giver; one that came back tells why', async () => {
  const draft = await opened(lead);
  expect(await titles(giver)).toEqual(['一位客户等您移交给白鹭']);
  await call('handovers.withdraw', { ...step(draft), reason: '开错了' }, giver);
  expect(await titles(giver)).toEqual([]);
  // It was never handed: there is nothing to tell the taker.
  expect(await titles(taker)).toEqual([]);
  const handover = await handed();
  const back = { ...step(handover), items: [{ id: handover.items[0]!.id, why: '没有背景' }], note: '补充背景' };
  await call('handovers.return', back, taker);
  expect(await told(giver)).toMatchObject([{ title: '白鹭退回了交接，请补充后再移交', detail: '补充背景 · 截止 11 月 26 日' }]);
  const again = await call<HandoverTold>('handovers.get', { id: handover.id }, giver);
  await call('handovers.withdraw', { ...step(again), reason: '不转了' }, giver);
  expect(await told(taker)).toMatchObject([{ title: '林语撤回了交接', detail: '不转了' }]);
  await call('notifications.readAll', {}, taker);
});

test('one that nobody answered in time is told to whom it waits for and to the leads of the account, once, and to nobody else', async () => {
  const handover = await handed();
  await told(taker);
  fulcrum.clock.moveTo('2026-12-01T01:00:00Z');
  const late = { kind: 'handover_late', title: '一位客户的交接逾期未完成', detail: '林语 移交给 白鹭 · 截止 11 月 25 日' };
  expect((await told(taker))[0]).toMatchObject(late);
  expect(await told(lead)).toMatchObject([late]);
  expect(await told(lead)).toHaveLength(1);
  expect(await told(stranger)).toEqual([]);
  expect(await told(giver)).toEqual([]);
  await call('handovers.accept', step(handover), taker);
  expect(await titles(lead)).toEqual([]);
});
