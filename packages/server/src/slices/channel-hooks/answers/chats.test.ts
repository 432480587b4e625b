import { createHmac } from 'node:crypto';
import type { ChannelHook, Delivery, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { APP, chatPlatforms, HEARD_BY, CHAT_SECRETS as SECRETS } from '../../../../test/harness/chat-platforms.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { newId } from '../../../kernel/ids.ts';
import { chatJobs } from '../index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, services } = fulcrum;
const platforms = await chatPlatforms(fulcrum);
const { askOutside } = services;
type Hook = ChannelHook & { secret: string | null };

const add = (kind: keyof typeof SECRETS, more: object = {}) =>
  call<Hook>('channelHooks.create', {
    ...{ kind, name: newId(), enabled: true, answers: true, productId: null, secrets: SECRETS[kind] },
    ...more,
  });
const says = async (hook: ChannelHook, text = '报表打不开', more: object = {}) => {
  const { requestId } = await call<{ requestId: string }>('channelHooks.receive', {
    ...{ id: hook.id, messageId: newId(), thread: 'li', text, name: '李雪梅', ...more },
  });
  return call<ServiceRequestTold>('serviceRequests.get', { id: requestId });
};
const told = (id: string) => call<ServiceRequestTold>('serviceRequests.get', { id });
const answer = async (id: string, text = '已修好', more: object = {}) =>
  call<ServiceRequestTold>('serviceRequests.answer', { id, revision: (await told(id)).revision, text, status: 'working', ...more });
const send = () => fulcrum.runJob(chatJobs[0]!);
const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());
const lastAnswer = async (id: string) => (await told(id)).entries.findLast(({ kind }) => kind === 'out')?.delivery;
const refuse = (body: object, status = 200) => platforms.refuses.push({ status, text: JSON.stringify(body) });

beforeEach(async () => {
  await sql`delete from delivery`.execute(db);
  await sql`delete from channel_hook`.execute(db);
  await sql`delete from service_request`.execute(db);
  platforms.reset();
  platforms.received.length = 0;
  services.askOutside = askOutside!;
});

describe('what the desk answers is read where it was asked', () => {
  test.each([
    ['wecom', { in: 'wecom', to: 'li' }],
    ['wechat', { in: 'wechat', to: 'li' }],
    ['weibo', { in: 'weibo', to: 'li' }],
    ['wechat_kf', { in: 'account wk1', to: 'li' }],
  ] as const)('on %s, once, whoever looks twice', async (kind, where) => {
    const way = { staffId: null, robotCode: null, session: null, sessionUntil: null, account: 'wk1' };
    const { id, chat } = await says(await add(kind), '报表打不开', kind === 'wechat_kf' ? { way } : {});
    expect(chat).toMatchObject({ answers: true });
    await answer(id);
    expect(await lastAnswer(id)).toBeNull();
    await Promise.all([send(), send()]);
    await send();
    expect(platforms.read).toEqual([{ ...where, text: '已修好' }]);
    expect(await lastAnswer(id)).toEqual({ state: 'sent', error: null, unsent: [] });
  });

  test('on Feishu as a reply to the message', async () => {
    const hook = await add('feishu');
    const { id } = await says(hook, '报表打不开', { messageId: 'om_1' });
    later(1);
    await says(hook, '还在吗', { messageId: 'om_2' });
    await answer(id);
    await send();
    expect(platforms.read).toEqual([{ in: 'feishu', to: 'om_2', text: '已修好' }]);
  });

  test('on DingTalk in the conversation as long as that lives, then by the robot to the person', async () => {
    const hook = await add('dingtalk');
    const way = {
      ...{ staffId: 'manager1', robotCode: 'robot1', session: 'https://oapi.dingtalk.com/robot/sendBySession?session=s1' },
      sessionUntil: clock.now().add({ minutes: 90 }).toString(),
    };
    const { id } = await says(hook, '报表打不开', { way });
    await answer(id, '请看设置');
    await send();
    later(91);
    await answer(id, '已修好');
    await send();
    expect(platforms.read).toEqual([
      { in: 'dingtalk session', to: 's1', text: '请看设置' },
      { in: 'dingtalk robot1', to: 'manager1', text: '已修好' },
    ]);
    const kept = await sql<{ all: string }>`select string_agg(m::text, '') as all from channel_message m`.execute(db);
    expect(kept.rows[0]!.all).not.toMatch(/sendBySession|manager1/);
  });

  test('by a program that takes answers, signed by its own secret and under one id', async () => {
    const hook = await add('signed', { channel: 'weibo' });
    const { id, number } = await says(hook, '怎么续费', { messageId: 'w1' });
    platforms.refuses.push({ status: 503, headers: { 'retry-after': '7' } });
    await answer(id, '在门户里');
    await send();
    later(2);
    await send();
    expect(platforms.received).toHaveLength(2);
    const [first, second] = platforms.received as [(typeof platforms.received)[0], (typeof platforms.received)[0]];
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second).toMatchObject({ host: 'crm.example.com', path: '/answers' });
    expect(JSON.parse(second.body)).toMatchObject({
      type: 'answer',
      data: { thread: 'li', message: 'w1', text: '在门户里', request: number },
    });
    const signs = createHmac('sha256', Buffer.from(hook.secret!.slice('whsec_'.length), 'base64'))
      .update(`${second.headers['webhook-id']}.${second.headers['webhook-timestamp']}.${second.body}`)
      .digest('base64');
    expect(second.headers['webhook-signature']).toBe(`v1,${signs}`);
  });

  test('piece by piece where it is too long for one message, going on where it stopped', async () => {
    const { id } = await says(await add('wecom'));
    const lines = Array.from({ length: 60 }, (_, n) => `第 ${n} 步：打开设置，检查这一项是否勾选，再保存一次。`);
    await answer(id, lines.join('\n'));
    await send();
    const whole = platforms.read.map(({ text }) => text);
    expect(whole.length).toBeGreaterThan(1);
    expect(whole.join('\n')).toBe(lines.join('\n'));
    for (const text of whole) expect(Buffer.byteLength(text!)).toBeLessThanOrEqual(2048);

    platforms.reset();
    await answer(id, lines.join('\n'));
    const pass = platforms.refuses;
    pass.push({ status: 200, text: '{"errcode":0}' }, { status: 200, text: '{"errcode":45009,"errmsg":"freq"}' });
    await send();
    later(2);
    await send();
    expect(platforms.read.map(({ text }) => text)).toEqual(whole.slice(1));
  });

  test('where the words went: after a merge or a split the chat goes along', async () => {
    const hook = await add('wechat');
    const one = await says(hook, '报表打不开', { thread: 'a' });
    const other = await says(hook, '同一件事', { thread: 'b' });
    await call('serviceRequests.merge', { id: one.id, revision: one.revision, intoId: other.id });
    expect((await says(hook, '还在吗', { thread: 'a' })).id).toBe(other.id);
    await answer(other.id);
    await send();
    expect(platforms.read).toMatchObject([{ to: 'a' }]);
    const { entries, revision } = await told(other.id);
    const entryIds = entries.filter(({ body }) => body === '同一件事').map(({ id }) => id);
    const more = { subject: '另一件', kind: 'question', severity: 'normal' };
    await call('serviceRequests.split', { id: other.id, revision, entryIds, ...more });
    expect((await says(hook, '补充', { thread: 'b' })).subject).toBe('另一件');
  });
});

test('what we speak with is asked for once, kept sealed, and asked for anew when it ended or was taken away', async () => {
  const { id } = await says(await add('wechat'));
  const round = async (text: string) => {
    await answer(id, text);
    await send();
  };
  await round('一');
  await round('二');
  expect(platforms.asked).toBe(1);
  const kept = await sql<{ all: string }>`select string_agg(h::text, '') as all from channel_hook h`.execute(db);
  expect(kept.rows[0]!.all).not.toMatch(/token-1|the secret/);
  platforms.revoke();
  await round('三');
  expect(platforms.asked).toBe(2);
  later(120);
  await round('四');
  expect(platforms.asked).toBe(3);
  expect(platforms.read.map(({ text }) => text)).toEqual(['一', '二', '三', '四']);
});

describe('what is not taken', () => {
  test.each([
    ['wechat', { errcode: 45015, errmsg: 'response out of time limit' }, /超过 48 小时/],
    ['wechat', { errcode: 45047, errmsg: 'out of response count limit' }, /条数已经用完/],
    ['wecom', { errcode: 0, errmsg: 'ok', invaliduser: 'li' }, /找不到这位客户/],
    ['feishu', { code: 230002, msg: 'bot not in chat' }, /不在这个聊天里/],
  ] as const)('for good on %s is told to the desk in its words (%j), and not tried again', async (kind, said, words) => {
    const { id } = await says(await add(kind));
    refuse(said);
    await answer(id);
    await send();
    later(60);
    await send();
    expect(platforms.read).toEqual([]);
    expect(await lastAnswer(id)).toEqual({ state: 'failed', error: expect.stringMatching(words), unsent: [] });
  });

  test.each([
    ['wechat', { errcode: 45011, errmsg: 'api minute-quota reach limit' }, 200],
    ['feishu', { code: 99991400, msg: 'request trigger frequency limit' }, 429],
    ['feishu', {}, 502],
  ] as const)('for now on %s (%j) waits and is tried again', async (kind, said, status) => {
    const { id } = await says(await add(kind));
    refuse(said, status);
    await answer(id);
    await send();
    expect(await lastAnswer(id)).toEqual({ state: 'waiting', error: expect.stringMatching(/45011|99991400|502/), unsent: [] });
    await send();
    expect(platforms.read).toEqual([]);
    later(2);
    platforms.revoke();
    await send();
    expect(await lastAnswer(id)).toEqual({ state: 'sent', error: null, unsent: [] });
  });

  test('on DingTalk once the conversation has ended and nobody said who it was', async () => {
    const { id } = await says(await add('dingtalk'));
    await answer(id);
    await send();
    expect(await lastAnswer(id)).toEqual({ state: 'failed', error: expect.stringMatching(/会话已过期/), unsent: [] });
  });

  test('for an address within: a program that takes answers is one of the internet', async () => {
    const hook = await add('signed');
    const { id } = await says(hook);
    delete services.askOutside;
    await call('channelHooks.change', { id: hook.id, secrets: { url: 'https://127.0.0.1/x' } });
    await answer(id);
    await send();
    expect((await lastAnswer(id))?.error).toMatch(/no address of the internet/);
  });
});

test('nothing is said where answers are not sent: neither what was written down before that was switched on, nor once it is off', async () => {
  const hook = await add('wechat', { answers: false, secrets: HEARD_BY });
  const { id, chat } = await says(hook);
  expect(chat).toMatchObject({ answers: false });
  await answer(id, '已在微信里答复');
  later(1);
  expect(await reasonOf(call('channelHooks.change', { id: hook.id, answers: true }))).toBe('input.invalid');
  await call('channelHooks.change', { id: hook.id, answers: true, secrets: { appSecret: APP.secret } });
  await send();
  expect(platforms.received).toEqual([]);
  later(1);
  await answer(id, '一');
  await call('channelHooks.change', { id: hook.id, answers: false });
  await send();
  later(1);
  await call('channelHooks.change', { id: hook.id, answers: true });
  await send();
  expect(platforms.read).toEqual([]);
  await answer(id, '二');
  await send();
  expect(platforms.read.map(({ text }) => text)).toEqual(['二']);
});

test('the operator tries whether the platform lets us answer, and sees what was sent where', async () => {
  const trying = async (hook: Hook) => call('channelHooks.test', { id: hook.id });
  expect(await trying(await add('feishu'))).toEqual({ works: true, error: null });
  expect(await trying(await add('wechat', { secrets: { ...SECRETS.wechat, appSecret: 'old' } }))).toEqual({
    ...{ works: false, error: '40125 invalid appsecret' },
  });
  expect(await trying(await add('weibo'))).toEqual({ works: true, error: null });
  expect(await trying(await add('weibo', { secrets: { ...SECRETS.weibo, accessToken: 'old' } }))).toEqual({
    ...{ works: false, error: '21332 invalid_access_token' },
  });
  const program = await add('signed');
  expect(await trying(program)).toEqual({ works: true, error: null });
  expect(JSON.parse(platforms.received.at(-1)!.body)).toMatchObject({ type: 'test' });
  platforms.refuses.push({ status: 404 });
  expect(await trying(program)).toEqual({ works: false, error: 'HTTP 404' });
  delete services.askOutside;
  await call('channelHooks.change', { id: program.id, secrets: { url: 'https://127.0.0.1/x' } });
  expect(await trying(program)).toEqual({ works: false, error: expect.stringMatching(/^没有连上平台（/) });
  services.askOutside = askOutside!;
  const silent = await add('wecom', { answers: false });
  expect(await reasonOf(trying(silent))).toBe('channel_hook.no_answers');
  expect(await reasonOf(add('signed', { secrets: { url: 'http://crm.example.com' } }))).toBe('input.invalid');
  expect(await reasonOf(call('channelHooks.create', { kind: 'call', name: 'x', enabled: true, answers: true, productId: null }))).toBe(
    'input.invalid',
  );
  const hook = await add('wecom', { name: '企业微信服务号' });
  const { id, number } = await says(hook);
  await answer(id);
  await send();
  expect((await call<{ items: Delivery[] }>('deliveries.list')).items).toMatchObject([
    { channel: 'chat', to: '企业微信服务号', subject: `#${number} 报表打不开`, state: 'sent' },
  ]);
});
