import { spawn } from 'node:child_process';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ChannelHook, ServiceRequest, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatPlatforms, CHAT_SECRETS as SECRETS } from '../../../../test/harness/chat-platforms.ts';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { newId } from '../../../kernel/ids.ts';
import { chatFileJobs, chatJobs, collectingChatJobs } from '../index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, url } = fulcrum;
const platforms = await chatPlatforms(fulcrum);
let hook: ChannelHook;

const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());
/** Somebody writes to an account of ours. */
const writes = (said: object, { from = 'wm-li', origin = 3, minutes = 0, id = newId() } = {}) =>
  platforms.sentIn.push({
    ...{ msgid: id, open_kfid: 'wk1', external_userid: from, origin },
    ...{ send_time: Math.floor(clock.now().add({ minutes }).epochMilliseconds / 1000), ...said },
  });
const text = (content: string) => ({ msgtype: 'text', text: { content } });
const news = (token: string | null = 'ENC1') => call('channelHooks.hearNews', { id: hook.id, account: 'wk1', token });
const collect = () => fulcrum.runJob(collectingChatJobs[0]!);
const requests = async () => (await call<{ items: ServiceRequest[] }>('serviceRequests.list', { view: 'all', limit: 200 })).items;
const told = (id: string) => call<ServiceRequestTold>('serviceRequests.get', { id });
const saidIn = async (id: string) => (await told(id)).entries.filter(({ kind }) => kind === 'in').map(({ body }) => body);
const asked = () =>
  platforms.received.filter(({ path: at }) => at.includes('/kf/sync_msg')).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const refuse = (body: object) => platforms.refuses.push({ status: 200, text: JSON.stringify(body) });

beforeEach(async () => {
  await sql`delete from channel_hook`.execute(db);
  await sql`delete from service_request`.execute(db);
  platforms.reset();
  platforms.received.length = 0;
  clock.moveTo('2026-11-23T01:30:00Z');
  const made = { kind: 'wechat_kf', name: '客服', enabled: true, answers: true, productId: null, secrets: SECRETS.wechat_kf };
  hook = await call<ChannelHook>('channelHooks.create', made);
});

describe('what customers write to an account of WeChat’s customer service', () => {
  test('is fetched when the platform says that there is something, and becomes a request by the name that they call themselves', async () => {
    platforms.nicknames = { 'wm-li': '李雪梅' };
    writes(text('报表打不开'));
    writes(text('急'), { id: 'm2' });
    await news();
    await collect();
    const [request, ...others] = await requests();
    expect(others).toEqual([]);
    expect(request).toMatchObject({ subject: '报表打不开', channel: 'wechat' });
    expect((await told(request!.id)).entries.find(({ kind }) => kind === 'in')).toMatchObject({ authorName: '李雪梅' });
    expect(await saidIn(request!.id)).toEqual(['报表打不开', '急']);
    expect(asked()).toMatchObject([{ open_kfid: 'wk1', token: 'ENC1' }]);
  });

  test('is fetched from where it was read to, each message once, whoever looks twice', async () => {
    platforms.page = 2;
    for (const said of ['一', '二', '三', '四', '五']) writes(text(said));
    await news();
    await Promise.all([collect(), collect()]);
    writes(text('六'));
    await news('ENC2');
    await collect();
    await collect();
    const [request] = await requests();
    expect(await saidIn(request!.id)).toEqual(['一', '二', '三', '四', '五', '六']);
    expect(asked().map(({ cursor, token }) => [cursor, token])).toEqual([
      [undefined, 'ENC1'],
      ['2', 'ENC1'],
      ['4', 'ENC1'],
      ['5', 'ENC2'],
    ]);
  });

  test('is theirs alone: what ours said within WeCom, what the platform says, and what is older than the account here is left', async () => {
    writes(text('三天前的事'), { minutes: -4000 });
    writes(text('您好，我是小王'), { origin: 5 });
    writes({ msgtype: 'event', event: { event_type: 'enter_session' } }, { origin: 4 });
    await news();
    await collect();
    expect(await requests()).toEqual([]);
  });

  test('comes with its pictures and files; what is neither is told as what it is', async () => {
    platforms.files.set('m1', { bytes: Buffer.from('89504e470d0a1a0a', 'hex'), mediaType: 'image/png' });
    writes({ msgtype: 'image', image: { media_id: 'm1' } });
    writes({ msgtype: 'location', location: { name: '实训楼', address: '学府路 1 号' } });
    await news();
    await collect();
    await fulcrum.runJob(chatFileJobs[0]!);
    const [request] = await requests();
    expect(await saidIn(request!.id)).toEqual(['[图片]', '[location] 实训楼 学府路 1 号']);
    expect((await told(request!.id)).entries.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['图片.png']);
  });

  test('is answered by the account that they wrote to, until somebody within WeCom attends to them', async () => {
    writes(text('报表打不开'));
    await news();
    await collect();
    const [request] = await requests();
    expect((await told(request!.id)).chat).toMatchObject({ answers: true, until: expect.stringMatching(/^2026-11-25T01:30/) });
    const answer = async (said: string) => {
      const { revision } = await told(request!.id);
      await call('serviceRequests.answer', { id: request!.id, revision, text: said, status: 'working' });
      await fulcrum.runJob(chatJobs[0]!);
    };
    await answer('请重新登录');
    expect(platforms.read).toEqual([{ in: 'account wk1', to: 'wm-li', text: '请重新登录' }]);
    refuse({ errcode: 95018, errmsg: 'send msg session status invalid' });
    await answer('好了吗');
    expect((await told(request!.id)).entries.findLast(({ kind }) => kind === 'out')?.delivery).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^会话已由企业微信里的接待人员接待.*95018/),
    });
  });
});

describe('a platform that hands nothing out', () => {
  test('is asked again, without the token of the news, and the chat says why meanwhile', async () => {
    writes(text('报表打不开'));
    refuse({ errcode: 95007, errmsg: 'invalid msg token' });
    await news();
    await collect();
    const error = async () => (await call<{ items: ChannelHook[] }>('channelHooks.list')).items[0]?.error;
    expect(await error()).toMatch(/^95007/);
    later(2);
    await collect();
    expect(asked().map(({ token }) => token)).toEqual(['ENC1', undefined]);
    expect(await error()).toBeNull();
    expect(await requests()).toHaveLength(1);
  });

  test('is asked again for what could not be taken in: a chat that was switched off meanwhile loses nothing', async () => {
    const { askOutside } = fulcrum.services;
    writes(text('报表打不开'));
    await news();
    fulcrum.services.askOutside = async (address, asking) => {
      if (address.includes('batchget')) await call('channelHooks.change', { id: hook.id, enabled: false });
      return askOutside!(address, asking);
    };
    await collect();
    fulcrum.services.askOutside = askOutside;
    expect(await requests()).toEqual([]);
    await call('channelHooks.change', { id: hook.id, enabled: true });
    later(2);
    await collect();
    expect((await requests()).map(({ subject }) => subject)).toEqual(['报表打不开']);
  });

  test('is not asked for a chat that is not in use, and no other kind has news', async () => {
    writes(text('报表打不开'));
    await news();
    await call('channelHooks.change', { id: hook.id, enabled: false });
    await collect();
    expect(asked()).toEqual([]);
    expect(await reasonOf(news())).toBe('resource.not_found');
    const other = await call<ChannelHook>('channelHooks.create', { kind: 'signed', name: '程序', enabled: true, productId: null });
    expect(await reasonOf(call('channelHooks.hearNews', { id: other.id, account: 'wk1' }))).toBe('resource.not_found');
  });
});

test('a process killed with kill -9 while it takes messages in loses none and takes none twice', async () => {
  const said = Array.from({ length: 80 }, (_, n) => `第 ${n} 条`);
  for (const [n, one] of said.entries()) writes(text(one), { from: `wm-${n}` });
  platforms.page = 30;
  await news();
  const fixture = path.join(import.meta.dirname, '../../../../test/harness/sending-process.fixture.ts');
  const child = spawn(process.execPath, [fixture, url, clock.now().toString(), platforms.url], { stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  while ((await requests()).length < 10) await setImmediate();
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  // What the killed one held is left to it for a while, and taken up then.
  later(6);
  await collect();
  const taken = await requests();
  expect(taken.map(({ subject }) => subject).toSorted()).toEqual(said.toSorted());
  expect((await sql<{ n: number }>`select count(*)::int as n from request_entry where kind = 'in'`.execute(db)).rows[0]?.n).toBe(80);
});
