import type { CallEvent, CallFigures, MyCall, PhoneCall, ServiceRequestTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';

const NOW = '2026-11-23T01:30:00Z';
const fulcrum = await testFulcrum({ now: NOW });
const { call, clock, db } = fulcrum;
let [lead, agent, other, csm, provider] = [] as unknown as Actor[];
let [hookId, accountId, contactId] = ['', '', ''];
beforeAll(async () => {
  lead = await fulcrum.person('service_lead', { name: '方舟' });
  agent = await fulcrum.person('agent', { name: '林溪' });
  other = await fulcrum.person('agent', { name: '苏禾' });
  csm = await fulcrum.person('csm', { name: '何衡' });
  provider = await fulcrum.person('provider', { name: '服务商' });
  hookId = (await call<{ id: string }>('channelHooks.create', { kind: 'call', name: '呼叫中心', enabled: true, productId: null })).id;
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  contactId = (await call<{ id: string }>('contacts.create', { accountId, name: '王强', phone: '+86 138-0000-1111' })).id;
  const items = [
    { extension: '801', userId: agent!.userId },
    { extension: '802', userId: other!.userId },
  ];
  await call('calls.setLines', { items }, lead);
});

const at = (seconds: number) => Temporal.Instant.from(NOW).add({ seconds }).toString();
const hear = (callId: string, event: string, seconds: number, more: Partial<CallEvent> = {}) =>
  call<{ callId: string }>('channelHooks.hearCall', { id: hookId, callId, event, at: at(seconds), ...more });
const mine = async (who = agent) => (await call<{ items: MyCall[] }>('calls.mine', {}, who)).items;
const listed = async (of: object = {}, who = agent) => (await call<{ items: PhoneCall[] }>('calls.list', { limit: 200, ...of }, who)).items;
const one = async (id: string) => (await listed()).find((each) => each.id === id)!;

test.each([
  ['+86 138-0000-1111', '13800001111'],
  ['０１３８ 0000 1111', '13800001111'],
  ['0086 021 6888 0000', '2168880000'],
  ['(021) 6888-0000 转 801', '2168880000'],
  ['+86 21 68880000', '2168880000'],
  ['+1 415 555 0100', '14155550100'],
  ['801', null],
  ['匿名', null],
])('the number %s is %s, however it is written', async (said, key) => {
  expect((await sql<{ key: string | null }>`select phone_key(${said}) as key`.execute(db)).rows[0]!.key).toBe(key);
});

test('a call rings on the pages of whom it rings for, with who calls; who picks it up keeps it, and it goes from the others’', async () => {
  const open = await call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '无法登录', text: '页面打不开' }, agent);
  await hear('k1', 'ringing', -20, { number: '013800001111', agent: '801', queue: '售后' });
  const { callId } = await hear('k1', 'ringing', -20, { number: '013800001111', agent: '802' });
  const card = { id: callId, state: 'ringing', accountId, contactName: '王强', queue: '售后' };
  expect(await mine()).toMatchObject([{ ...card, openRequests: [{ id: open.id, subject: '无法登录' }] }]);
  expect(await mine(other)).toHaveLength(1);
  await hear('k1', 'answered', -5, { agent: '801' });
  expect(await mine()).toMatchObject([{ state: 'talking', agentName: '林溪' }]);
  expect(await mine(other)).toEqual([]);
  await hear('k1', 'ended', 0, { seconds: 5, recording: 'https://calls.example/k1' });
  expect(await mine()).toMatchObject([{ state: 'ended', talkSeconds: 5, recording: 'https://calls.example/k1' }]);
  expect(await listed({ view: 'without_request' })).toMatchObject([{ id: callId }]);
  await call('calls.link', { id: callId, requestId: open.id }, agent);
  expect(await mine()).toEqual([]);
  expect(await listed({ requestId: open.id })).toMatchObject([{ id: callId, requestNumber: open.number }]);

  const kept = await call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '同一件事' }, agent);
  const now = await call<ServiceRequestTold>('serviceRequests.get', { id: open.id }, agent);
  await call('serviceRequests.merge', { id: open.id, revision: now.revision, intoId: kept.id }, agent);
  expect(await listed({ requestId: kept.id })).toMatchObject([{ id: callId }]);
});

test('what is put away is shown no more; what nobody picks up is missed, told or not', async () => {
  const { callId } = await hear('k2', 'ringing', 0, { number: '13911112222', agent: '801' });
  expect(await mine()).toMatchObject([{ id: callId, accountId: null }]);
  await call('calls.dismiss', { id: callId }, agent);
  expect(await mine()).toEqual([]);
  await hear('k3', 'missed', 30, { number: '13911112222', agent: '801' });
  clock.moveTo(at(11 * 60));
  expect((await listed({ view: 'missed' })).map(({ state, number, agentName }) => [state, number, agentName])).toEqual([
    ['missed', '13911112222', '林溪'],
    ['missed', '13911112222', '林溪'],
  ]);
});

test('an unknown number is said whose it is, and remembered: earlier calls and the next one are theirs', async () => {
  const { callId } = await hear('k4', 'ringing', 700, { number: '139 1111 2222', agent: '801' });
  await call('calls.identify', { id: callId, accountId, contactId, remember: true }, agent);
  await hear('k5', 'ringing', 800, { number: '+8613911112222', agent: '801' });
  expect((await listed({ accountId })).filter(({ number }) => number?.includes('1111')).map((each) => each.contactName)).toEqual(
    Array.from({ length: 5 }, () => '王强'),
  );
});

test('a number of several people tells their customer, one of several customers nobody, one of who left nobody', async () => {
  await call('contacts.create', { accountId, name: '陈静', channels: { phones: [{ value: '021-68880000' }] } });
  await call('contacts.create', { accountId, name: '李安', phone: '02168880000' });
  await hear('k6', 'ringing', 900, { number: '02168880000' });
  const second = await call<{ id: string }>('accounts.create', { code: 'C-2', name: '云州学院' });
  await call('contacts.create', { accountId: second.id, name: '周越', phone: '+86 21 6888 0000' });
  await hear('k7', 'ringing', 901, { number: '02168880000' });
  await call('contacts.create', { accountId, name: '吴迪', phone: '13700003333', leftOn: '2026-01-01' });
  await hear('k8', 'ringing', 902, { number: '13700003333' });
  const found = (await listed()).filter(({ beganAt }) => beganAt >= at(900)).toReversed();
  expect(found.map((each) => [each.accountId, each.contactId])).toEqual([
    [accountId, null],
    [null, null],
    [null, null],
  ]);
});

describe('a call comes to the same', () => {
  const EVENTS: [string, number, Partial<CallEvent>][] = [
    ['ringing', 0, { number: '13500000000', agent: '801' }],
    ['ringing', 2, { agent: '802' }],
    ['answered', 9, { agent: '802' }],
    ['answered', 60, { agent: '801' }],
    ['ended', 100, { seconds: 91 }],
    ['ended', 100, { recording: 'https://calls.example/r' }],
  ];
  test('in whatever order its events come, and however often', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(fc.nat(EVENTS.length - 1), { maxLength: 6 })
          .chain((again) =>
            fc.shuffledSubarray([...EVENTS, ...again.map((place) => EVENTS[place]!)], { minLength: EVENTS.length + again.length }),
          ),
        async (order) => {
          const key = `p${n++}`;
          let id = '';
          for (const [event, seconds, more] of order) id = (await hear(key, event, 1000 + seconds, more)).callId;
          expect(await one(id)).toMatchObject({
            ...{ beganAt: at(1000), answeredAt: at(1009), endedAt: at(1100) },
            ...{ talkSeconds: 91, agentName: '林溪', recording: 'https://calls.example/r' },
          });
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a call by hand', () => {
  const log = (input: object, who = agent) => call<PhoneCall>('calls.log', { minutes: 5, ...input }, who);
  test('opens a request with what was said, or belongs to one', async () => {
    const logged = await log({ number: '13800001111', accountId, contactId, text: '报表打不开\n换了浏览器也不行', becomes: 'request' });
    const told = await call<ServiceRequestTold>('serviceRequests.get', { id: logged.requestId });
    expect(told).toMatchObject({ channel: 'phone', subject: '报表打不开', contactId });
    expect(logged).toMatchObject({ byHand: true, talkSeconds: 300, agentName: '林溪', state: 'ended' });
    expect(await log({ requestId: told.id, direction: 'out' })).toMatchObject({ requestId: told.id, accountId });
  });
  test('whose number a contact has is of that customer, and so is what it becomes', async () => {
    const logged = await log({ number: '138 0000 1111', text: '导出报错', becomes: 'request' });
    expect(logged).toMatchObject({ accountId, contactId });
    expect(await call<ServiceRequestTold>('serviceRequests.get', { id: logged.requestId })).toMatchObject({ accountId, contactId });
    expect(await log({ number: '13800001111', text: '问了续约', becomes: 'interaction' })).toMatchObject({ accountId });
    expect(await reasonOf(log({ number: '13900002222', text: '问了续约', becomes: 'interaction' }))).toBe('phone_call.whose');
  });
  test('to a customer waits for no request, and is in the list of those that do as little as in their figure', async () => {
    const waiting = async () => [
      (await listed({ view: 'without_request' })).length,
      (await call<CallFigures>('calls.figures', {}, agent)).withoutRequest,
    ];
    const [before] = await waiting();
    await log({ accountId, direction: 'out', becomes: 'call' });
    expect(await waiting()).toEqual([before, before]);
    await log({ accountId, direction: 'in', becomes: 'call' });
    expect(await waiting()).toEqual([before! + 1, before! + 1]);
  });
  test('is a contact made with the customer', async () => {
    await log({ accountId, contactId, direction: 'out', text: '回访使用情况', becomes: 'interaction' });
    expect((await call<{ items: object[] }>('interactions.list', { accountId })).items).toContainEqual(
      expect.objectContaining({ kind: 'call', channel: 'phone', direction: 'out', summary: '回访使用情况', twoWay: true }),
    );
  });
  test('is refused without what it becomes, later than now, or at what the caller does not see', async () => {
    expect(await reasonOf(log({ becomes: 'request' }))).toBe('phone_call.subject');
    expect(await reasonOf(log({ becomes: 'interaction', text: '回访' }))).toBe('phone_call.whose');
    expect(await reasonOf(log({ beganAt: '2027-01-01T00:00:00Z' }))).toBe('phone_call.later');
    expect(await reasonOf(log({ accountId }, csm))).toBe('resource.not_found');
  });
});

test('calls are seen by who meets the customer, who talked, and who sees the request; a call stays with one customer', async () => {
  const [second] = (await call<{ items: { id: string }[] }>('accounts.list', { q: '云州学院' })).items;
  const theirs = await call<ServiceRequestTold>('serviceRequests.create', { accountId: second!.id, subject: '别家', text: '' });
  const [known] = await listed({ accountId });
  expect(await reasonOf(call('calls.link', { id: known!.id, requestId: theirs.id }, agent))).toBe('phone_call.customers');
  expect(await listed({}, csm)).toEqual([]);
  expect(await listed({}, provider)).toEqual([]);
  expect(await reasonOf(call('calls.dismiss', { id: known!.id }, csm))).toBe('resource.not_found');
});

describe('first-call pickup', () => {
  interface Told {
    number: number | null;
    minute: number;
    picked: boolean;
  }
  /** By plain reckoning: the first of each chain of one number, no more than half an hour apart. */
  function reckoned(told: readonly Told[]) {
    const last = new Map<number, number>();
    const firsts = told
      .toSorted((a, b) => a.minute - b.minute)
      .filter(({ number, minute }) => {
        if (number === null) return true;
        const before = last.get(number);
        last.set(number, minute);
        return before === undefined || minute - before >= 30;
      });
    const picked = firsts.filter((each) => each.picked).length;
    return { attempts: firsts.length, firstPickedUp: picked, rate: firsts.length ? picked / firsts.length : null };
  }
  test('is the share of callers who were picked up at their first try, as plain reckoning says', async () => {
    const told = fc.record({ number: fc.option(fc.nat(2)), picked: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(400), { maxLength: 25 }),
        fc.array(told, { minLength: 25, maxLength: 25 }),
        async (minutes, said) => {
          await sql`delete from phone_call`.execute(db);
          const calls: Told[] = minutes.map((minute, n) => ({ minute, ...said[n]! }));
          await sql`insert into phone_call (id, direction, number, began_at, answered_at, ended_at, talk_seconds)
          select gen_random_uuid(), 'in', '1390000000' || c.number, ${'2026-11-20T01:00:00Z'}::timestamptz + make_interval(mins => c.minute),
            case when c.picked then ${'2026-11-20T01:00:00Z'}::timestamptz + make_interval(mins => c.minute) end, ${'2026-11-20T09:00:00Z'}::timestamptz, case when c.picked then 60 end
          from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as c(number int, minute int, picked boolean)`.execute(db);
          const figures = await call<CallFigures>('calls.figures', { from: '2026-11-20', to: '2026-11-20' }, agent);
          expect(figures).toMatchObject({ calls: calls.length, pickedUp: calls.filter(({ picked }) => picked).length, ...reckoned(calls) });
        },
      ),
      { numRuns: 25 },
    );
  });
});
