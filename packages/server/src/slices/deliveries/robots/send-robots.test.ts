import type { Delivery, Robot } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { outsideServer } from '../../../../test/harness/outside-server.ts';
import { isPublic } from '../../../kernel/outbound.ts';
import { tellingJobs } from '../../notifications/index.ts';
import { tellGroups } from './robot-deliveries.sql.ts';
import { robotJobs } from './send-robots.job.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { db, call, clock, services } = fulcrum;
const OK = { status: 200, text: '{"errcode":0,"errmsg":"ok"}' };
const outside = await outsideServer(OK);
const asked = outside.received;
services.postOutside = outside.to(() => true);

const WECOM = { vendor: 'wecom', name: '运营群', enabled: true, language: 'zh', names: true, kinds: ['task_given'] };
const ADDRESS = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0a1b2c3d';
const add = (more: object = {}) => call<Robot>('robots.create', { ...WECOM, address: ADDRESS, ...more });
const later = (seconds: number) => clock.moveTo(clock.now().add({ seconds }).toString());
const send = () => fulcrum.runJob(robotJobs[0]!);
const list = async () => (await call<{ items: Delivery[] }>('deliveries.list')).items;
const said = () => asked.map(({ body }): string => JSON.parse(body).markdown?.content);
const queue = (robot: Robot, count: number) =>
  tellGroups(
    db,
    Array.from({ length: count }, (_, n) => ({ key: `n${n}`, robotId: robot.id, title: `第 ${n} 条`, detail: null, link: null })),
    clock.now().toString(),
  );

beforeEach(async () => {
  await sql`delete from delivery`.execute(db);
  await sql`delete from notification`.execute(db);
  await sql`delete from setting where key = 'notify.robots'`.execute(db);
  asked.length = 0;
  outside.says = OK;
  later(3600);
});

describe('a robot', () => {
  test('has an address of its vendor and no other, which is kept sealed and told to nobody', async () => {
    const robot = await add({ secret: '秘密' });
    expect(robot).toMatchObject({ name: '运营群', hasSecret: true });
    const kept = await sql<{
      all: string;
    }>`select (select string_agg(value::text, '') from setting) || (select string_agg(a::text, '') from audit a) as all`.execute(db);
    expect(kept.rows[0]!.all).not.toMatch(/0a1b2c3d|秘密/);
    const others = [
      'http://qyapi.weixin.qq.com/send?key=1',
      'https://oapi.dingtalk.com/robot/send',
      'https://qyapi.weixin.qq.com.example.com/',
      'https://127.0.0.1/',
    ];
    for (const address of [...others, 'https://a@qyapi.weixin.qq.com/', 'https://qyapi.weixin.qq.com:8443/'])
      await expect(add({ address })).rejects.toMatchObject({ reason: 'robot.address' });
    await expect(call('robots.change', { id: robot.id, address: 'https://10.0.0.1/' })).rejects.toMatchObject({ reason: 'robot.address' });
  });

  test('is changed without telling its address again, and removed with what waits', async () => {
    const robot = await add({ secret: '秘密' });
    expect(await call('robots.change', { id: robot.id, name: '销售群', secret: '' })).toMatchObject({
      name: '销售群',
      hasSecret: false,
      kinds: ['task_given'],
    });
    await queue(robot, 2);
    await call('robots.test', { id: robot.id });
    expect(asked).toMatchObject([{ path: '/cgi-bin/webhook/send?key=0a1b2c3d' }]);
    await call('robots.remove', { id: robot.id });
    expect(await list()).toEqual([]);
    expect(await call('robots.list')).toEqual({ items: [] });
    await expect(call('robots.test', { id: robot.id })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });

  test('says by its test what was answered', async () => {
    const robot = await add();
    expect(await call('robots.test', { id: robot.id })).toEqual({ sent: true, error: null });
    outside.says = { status: 200, text: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
    expect(await call('robots.test', { id: robot.id })).toEqual({ sent: false, error: '93000 invalid webhook url' });
  });
});

describe('what people are told', () => {
  test('is passed on to the group once, with for whom it is, by what the group is to hear', async () => {
    const lead = await fulcrum.person('operations_lead', { name: '林知远' });
    const csm = await fulcrum.person('csm', { name: '陈静' });
    const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'R-1', name: '衡川大学', ownerId: csm.userId });
    const give = () => call<{ id: string }>('tasks.create', { accountId, title: '回访', dueOn: '2026-11-30', ownerId: csm.userId }, lead);
    await give();
    later(60);
    await add();
    await add({ names: false, language: 'en', name: 'No names' });
    later(60);
    await give();
    await call('risks.raise', { accountId, kind: 'overdue', title: '欠款', ownerId: csm.userId }, lead);
    await fulcrum.runJob(tellingJobs[0]!);
    await fulcrum.runJob(tellingJobs[0]!);
    // What came about before the robot was there is not passed on, nor what it is not to tell.
    expect((await list()).map(({ to, subject }) => `${to} ${subject}`).toSorted()).toEqual([
      'No names [陈静] Tasks somebody gave me',
      '运营群 【陈静】交给您的待办：回访',
    ]);
    await send();
    expect(said().toSorted()).toEqual([
      '**【陈静】交给您的待办：回访**\n> 衡川大学 · 来自林知远 · 截止 11 月 30 日',
      '**［陈静］ Tasks somebody gave me**',
    ]);
    await send();
    expect(asked).toHaveLength(2);
  });
});

describe('the queue of a robot', () => {
  test('goes out as one message a minute, so that 20 a minute are never met; all of it, each once', async () => {
    const robot = await add();
    await queue(robot, 50);
    expect(await queue(robot, 50)).toBe(0);
    const perRun: number[] = [];
    for (let minute = 0; minute < 10; minute++) {
      const before = asked.length;
      await Promise.all([send(), send()]);
      perRun.push(asked.length - before);
      later(60);
    }
    expect(Math.max(...perRun)).toBe(1);
    const told = said().flatMap((content) => [...(content ?? '').matchAll(/第 (\d+) 条/g)].map(([, n]) => Number(n)));
    expect(told.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect((await list()).every(({ state }) => state === 'sent')).toBe(true);
  });

  test('is left alone for a while after a message, whoever asks', async () => {
    const robot = await add();
    await queue(robot, 1);
    await send();
    await tellGroups(db, [{ key: 'next', robotId: robot.id, title: '下一条', detail: null, link: null }], clock.now().toString());
    later(5);
    await send();
    expect(asked).toHaveLength(1);
    later(6);
    await send();
    expect(asked).toHaveLength(2);
  });
});

describe('a dead target', () => {
  test('is tried again with growing pauses, shown with what it answered, given up, and tried again when the operator says so', async () => {
    const robot = await add();
    outside.says = { status: 200, text: '{"errcode":45009,"errmsg":"api freq out of limit"}' };
    await queue(robot, 2);
    const pauses: number[] = [];
    for (let n = 1; ; n++) {
      await send();
      const [row] = await list();
      expect(row).toMatchObject({ channel: 'robot', to: '运营群', attempts: n, error: '45009 api freq out of limit' });
      if (row!.state === 'failed') break;
      pauses.push(Temporal.Instant.from(row!.nextAt!).since(clock.now()).total('minutes'));
      later(30);
      await send();
      expect((await list())[0]!.attempts).toBe(n);
      clock.moveTo(row!.nextAt!);
    }
    expect(pauses).toEqual([1, 5, 30, 120, 300, 600, 840, 1000]);
    outside.says = { status: 200, text: '{"errcode":0}' };
    later(60);
    for (const { id } of await list()) await call('deliveries.retry', { id });
    await send();
    expect((await list()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test('keeps no other robot waiting', async () => {
    const [dead, alive] = [
      await add(),
      await add({ vendor: 'feishu', name: '飞书群', address: 'https://open.feishu.cn/open-apis/bot/v2/hook/ID' }),
    ];
    await queue(dead, 1);
    await queue(alive, 1);
    outside.says = { status: 200, text: '{"code":0,"errcode":93000,"errmsg":"invalid webhook url"}' };
    await send();
    expect(Object.fromEntries((await list()).map(({ to, state }) => [to, state]))).toEqual({ 运营群: 'waiting', 飞书群: 'sent' });
  });

  test('that leads inside is not spoken to', async () => {
    const robot = await add();
    await queue(robot, 1);
    services.postOutside = outside.to(isPublic);
    await send();
    services.postOutside = outside.to(() => true);
    expect(asked).toEqual([]);
    expect(await list()).toMatchObject([
      { state: 'waiting', error: expect.stringContaining('127.0.0.1, which is no address of the internet') },
    ]);
  });

  test('of a worker that was killed is taken up after its lease', async () => {
    const robot = await add();
    await queue(robot, 1);
    await sql`update delivery set attempts = 1, next_at = ${clock.now().add({ minutes: 10 }).toString()}`.execute(db);
    await send();
    expect(asked).toEqual([]);
    later(601);
    await send();
    expect(await list()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});
