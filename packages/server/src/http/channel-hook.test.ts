import { createHmac } from 'node:crypto';
import type { ChannelHook, PhoneCall, ServiceRequest, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEARD_BY } from '../../test/harness/chat-platforms.ts';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../test/harness/portal.ts';
import { reasonOf } from '../../test/harness/reason-of.ts';
import { served, type TestServer } from '../../test/harness/served.ts';
import { tencentMessage } from '../../test/harness/tencent-message.ts';
import { newId } from '../kernel/ids.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
type WithPath = ChannelHook & { path: string; secret: string | null };
const MAKES = { enabled: true, productId: null };
let server: TestServer;
let robot: WithPath;
let program: WithPath;
let member: TestMember;
beforeAll(async () => {
  server = await served(fulcrum);
  member = await signedIn(fulcrum);
  robot = await call<WithPath>('channelHooks.create', {
    ...MAKES,
    kind: 'dingtalk',
    name: '钉钉服务群',
    secrets: { appSecret: 'app-secret' },
  });
  program = await call<WithPath>('channelHooks.create', { ...MAKES, kind: 'signed', name: '微博助手', channel: 'weibo' });
});
afterAll(() => server.stop());

const millis = () => String(clock.now().epochMilliseconds);
async function says(text: string, { id = newId(), chat = 'c1', path = robot.path, secret = 'app-secret' } = {}): Promise<number> {
  const timestamp = millis();
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const body = JSON.stringify({
    msgId: id,
    msgtype: 'text',
    conversationId: chat,
    senderId: 's1',
    senderNick: '王强',
    text: { content: text },
  });
  const headers = { timestamp, sign, 'content-type': 'application/json' };
  return (await fetch(`${server.url}${path}`, { method: 'POST', headers, body })).status;
}
const programSays = async (data: object, how: Parameters<typeof programHears>[1] = {}): Promise<number> =>
  (await programHears(data, how)).status;
async function programHears(
  data: object,
  { type = 'message', path = program.path, secret = program.secret ?? '', id = newId(), late = 0 } = {},
): Promise<Response> {
  const seconds = String(Math.floor(clock.now().epochMilliseconds / 1000) - late);
  const body = JSON.stringify({ type, data });
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const sign = `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': sign };
  return fetch(`${server.url}${path}`, { method: 'POST', headers, body });
}
const requests = async () => (await call<{ items: ServiceRequest[] }>('serviceRequests.list', { view: 'all', limit: 200 })).items;
const saidIn = async (id: string) =>
  (await call<ServiceRequestTold>('serviceRequests.get', { id })).entries.filter(({ kind }) => kind === 'in').map(({ body }) => body);
const later = (hours: number) => clock.moveTo(clock.now().add({ hours }).toString());

test('what somebody writes in a chat is one request, each message once, whoever calls twice; another chat is another', async () => {
  expect(await says('报表打不开', { id: 'm1' })).toBe(200);
  expect(await says('点了没反应', { id: 'm2' })).toBe(200);
  expect(await Promise.all([says('点了没反应', { id: 'm2' }), says('还在吗', { id: 'm3' }), says('还在吗', { id: 'm3' })])).toEqual([
    200, 200, 200,
  ]);
  const [one, ...none] = await requests();
  expect(none).toEqual([]);
  expect(one).toMatchObject({ channel: 'dingtalk', subject: '报表打不开', accountId: null });
  expect(await saidIn(one!.id)).toEqual(['报表打不开', '点了没反应', '还在吗']);
  await says('另一件事', { chat: 'c2' });
  expect((await requests()).map(({ subject }) => subject)).toContain('另一件事');
});

test('once the desk has said whose it is, what follows is theirs; what was solved is open again, what closed long ago begins anew', async () => {
  const find = async () => (await requests()).find(({ subject }) => subject === '报表打不开')!;
  const { id, revision } = await find();
  await call('serviceRequests.change', { id, revision, accountId: member.accountId });
  await call('serviceRequests.solve', { id, revision: (await find()).revision });
  await says('还是不行');
  expect(await find()).toMatchObject({ status: 'working', reopened: 1 });
  await call('serviceRequests.solve', { id, revision: (await find()).revision });
  await call('serviceRequests.close', { id, revision: (await find()).revision, callback: 'confirmed' });
  later(24 * 30);
  await says('又来了');
  expect((await requests()).find(({ subject }) => subject === '又来了')).toMatchObject({ accountId: member.accountId, status: 'new' });
});

test('a program that signs names the channel and, by address, the customer', async () => {
  expect(await programSays({ thread: 'w1', text: '怎么续费', name: '微博用户', email: member.email.toUpperCase() })).toBe(200);
  const request = (await requests()).find(({ subject }) => subject === '怎么续费');
  expect(request).toMatchObject({ channel: 'weibo', accountId: member.accountId, contactId: member.contactId });
});

test('a call centre says what rings, is answered and ends, each once; what makes no call, or a recording in clear, is left', async () => {
  const made = await call<WithPath>('channelHooks.create', { ...MAKES, kind: 'call', name: '呼叫中心' });
  const said = { path: made.path, secret: made.secret ?? '' };
  const data = { call: 'c-7', number: '13800001111', direction: 'inbound', agent: '801' };
  expect(await programSays(data, { ...said, type: 'call.ringing' })).toBe(200);
  expect(await programSays({ ...data, seconds: '65', recording: 'http://calls.example/7' }, { ...said, type: 'call.ended' })).toBe(200);
  expect(await programSays(data, { ...said, type: 'call.held' })).toBe(200);
  expect(await programSays({ ...data, call: '' }, { ...said, type: 'call.ringing' })).toBe(200);
  expect(await programSays(data, { ...said, type: 'call.ringing', secret: 'whsec_AAAA' })).toBe(401);
  const calls = (await call<{ items: PhoneCall[] }>('calls.list')).items;
  expect(calls).toMatchObject([{ direction: 'in', talkSeconds: 65, agentName: '801', recording: null, state: 'ended' }]);
  expect(await call('channelHooks.list')).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ kind: 'call', messages: 1 })]),
  });
});

describe('nothing is taken in', () => {
  const count = async () => (await requests()).length;
  test('unsigned, by another secret or path, by the path of another platform, or where it is not in use', async () => {
    const before = await count();
    expect(await says('伪造', { secret: 'other' })).toBe(401);
    expect(await programSays({ text: '伪造' }, { secret: 'whsec_AAAA' })).toBe(401);
    expect(await says('伪造', { path: `${robot.path}x` })).toBe(404);
    expect(await says('伪造', { path: robot.path.replace('dingtalk', 'feishu') })).toBe(404);
    expect((await fetch(`${server.url}${robot.path}`)).status).toBe(401);
    await call('channelHooks.change', { id: robot.id, enabled: false });
    expect(await says('停用')).toBe(404);
    await call('channelHooks.change', { id: robot.id, enabled: true });
    expect(await count()).toBe(before);
  });
  test('by an old path or secret once they were changed', async () => {
    const renewed = await call<WithPath>('channelHooks.renewSecret', { id: program.id });
    expect(await programSays({ text: '旧地址' })).toBe(404);
    expect(await programSays({ text: '旧密钥' }, { path: renewed.path })).toBe(401);
    expect(await programSays({ text: '新的' }, { path: renewed.path, secret: renewed.secret ?? '' })).toBe(200);
  });
  test('of what says nothing, though it is answered so that nobody calls again', async () => {
    const before = await count();
    const { path, secret } = await call<WithPath>('channelHooks.renewSecret', { id: program.id });
    expect(await programSays({ text: ' ' }, { path, secret: secret ?? '' })).toBe(200);
    expect(await programSays({ text: 'x', email: 'nonsense' }, { path, secret: secret ?? '' })).toBe(200);
    expect(await count()).toBe(before);
  });
  test('but whoever writes the program is told why', async () => {
    const { path, secret } = await call<WithPath>('channelHooks.renewSecret', { id: program.id });
    const signed = { path, secret: secret ?? '' };
    const codeOf = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;
    expect(await codeOf(fetch(`${server.url}${path}`, { method: 'POST', body: '{}' }))).toBe('hook.unsigned');
    expect(await codeOf(programHears({ text: 'x' }, { ...signed, late: 301 }))).toBe('hook.late');
    expect(await codeOf(programHears({ text: 'x' }, { path, secret: 'whsec_AAAA' }))).toBe('hook.signature');
    expect(await (await programHears({ txt: 'x' }, signed)).text()).toContain('data.text');
    expect(await (await programHears({ text: 'x', email: 'nonsense' }, signed)).text()).toBe('ignored: email not right');
    expect(await (await programHears({ text: 'x' }, signed)).text()).toBe('success');
  });
  test('of more than 120 messages an hour in one chat', async () => {
    await says('很多', { chat: 'busy' });
    await sql`insert into channel_message (hook_id, message_id, thread, request_id, at)
      select hook_id, message_id || n, thread, request_id, at from channel_message, generate_series(1, 120) n where thread = 'busy s1'`.execute(
      db,
    );
    expect(await says('更多', { chat: 'busy' })).toBe(429);
    later(2);
    expect(await says('过后', { chat: 'busy' })).toBe(200);
  });
});

test('secrets are sealed, told to nobody again, and neither less nor other than the platform has', async () => {
  const kept = await sql<{ all: string }>`select string_agg(h::text, '') as all from channel_hook h`.execute(db);
  const audit = await sql<{ all: string }>`select string_agg(a::text, '') as all from audit a where entity = 'channel_hook'`.execute(db);
  const listed = JSON.stringify(await call('channelHooks.list'));
  for (const text of [kept.rows[0]!.all, audit.rows[0]!.all, listed]) expect(text).not.toMatch(/app-secret|fh_|whsec_/);
  const create = (kind: string, secrets: object) => reasonOf(call('channelHooks.create', { ...MAKES, kind, name: '新', secrets }));
  expect(await create('wecom', { token: 't', receiver: 'r' })).toBe('input.invalid');
  expect(await create('wecom', { token: 't', receiver: 'r', aesKey: 'short' })).toBe('input.invalid');
  expect(await create('dingtalk', { appSecret: 's', token: 't' })).toBe('input.invalid');
  expect(await reasonOf(call('channelHooks.create', { ...MAKES, kind: 'signed', name: '微博助手' }))).toBe('channel_hook.name_taken');
  expect(await reasonOf(call('channelHooks.list', {}, await fulcrum.person('service_lead')))).toBe('access.forbidden');
});

test('news of WeChat’s customer service are noted at once and answered; without its signature nothing is', async () => {
  const secrets = { ...HEARD_BY, corpSecret: 's' };
  const { id, path } = await call<WithPath>('channelHooks.create', { ...MAKES, kind: 'wechat_kf', name: '微信客服', secrets });
  const xml = '<xml><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENC1]]></Token><OpenKfId><![CDATA[wk1]]></OpenKfId></xml>';
  const tells = async (by: typeof HEARD_BY) => {
    const { query, body } = tencentMessage(xml, by);
    const answer = await fetch(`${server.url}${path}?${new URLSearchParams(query).toString()}`, { method: 'POST', body });
    return [answer.status, answer.ok ? await answer.text() : ''];
  };
  const accounts = async () =>
    (await sql`select account, next_at is not null as due from channel_account where hook_id = ${id}`.execute(db)).rows;
  expect(await tells({ ...HEARD_BY, token: 'other' })).toEqual([401, '']);
  expect(await accounts()).toEqual([]);
  expect(await tells(HEARD_BY)).toEqual([200, 'success']);
  expect(await accounts()).toEqual([{ account: 'wk1', due: true }]);
});
