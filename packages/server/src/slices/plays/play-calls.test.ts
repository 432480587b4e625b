import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery, PlayRun, Robot, RunStep, Webhook } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { isPublic, postJson } from '../../kernel/outbound.ts';
import { robotJobs, webhookJobs } from '../deliveries/index.ts';
import { advancePlays, runPlays } from './run-plays.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock, db, services } = fulcrum;
interface Received {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}
const received: Received[] = [];
let answer: { status: number; location: string; retryAfter?: string } = { status: 204, location: '' };
let answerText = '';
const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    received.push({ path: request.url ?? '', headers: request.headers, body });
    response
      .writeHead(answer.status, {
        ...(answer.location ? { location: answer.location } : {}),
        ...(answer.retryAfter ? { 'retry-after': answer.retryAfter } : {}),
      })
      .end(answerText);
  });
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => server.close(resolve)));
const { port } = server.address() as AddressInfo;
/** To a network where every name leads to this machine, whose server takes the target's place. */
const outside =
  (isAllowed: (address: string) => boolean): NonNullable<typeof services.postOutside> =>
  (address, body, headers) =>
    postJson(
      Object.assign(new URL(address), { port: String(port) }).href.replace('https:', 'http:'),
      body,
      { protocols: ['http:'], resolve: () => Promise.resolve(['127.0.0.1']), isAllowed },
      headers,
    );

const at = () => ({ now: clock.now().toString(), today: '2026-11-23', timeZone: 'Asia/Shanghai' });
const later = (minutes: number) => clock.moveTo(clock.now().add({ minutes }).toString());
const send = () => fulcrum.runJob(webhookJobs[0]!);
const list = async () => (await call<{ items: Delivery[] }>('deliveries.list')).items;
const told = async ({ id }: PlayRun) => (await call<PlayRun & { steps: RunStep[] }>('plays.runById', { id })).steps[0]!.call;
const yaml = `apiVersion: fulcrum/v1\nkind: play\nid: tells\nname: { zh: 通知, en: Tells }\ntrigger: { on: by_hand }\nsteps:\n  - { id: tell, webhook: { target: ERP } }\n  - { id: rest, wait: { days: 30 } }\n`;
await call('policies.saveDraft', { id: 'tells', yaml });
await call('policies.publish', { id: 'tells' });
const add = (name = 'ERP') =>
  call<Webhook & { secret: string }>('webhooks.create', { name, url: 'https://erp.example.com/hook?from=fulcrum', enabled: true });
let accounts = 0;
async function begin(play = 'tells'): Promise<PlayRun> {
  accounts += 1;
  const { id: accountId } = await call<{ id: string }>('accounts.create', { code: `W-${accounts}`, name: `云栖大学 ${accounts}` });
  return call<PlayRun>('plays.begin', { id: play, accountId });
}

beforeEach(async () => {
  await sql`delete from delivery`.execute(db);
  await sql`delete from setting where key = 'notify.webhooks'`.execute(db);
  received.length = 0;
  answerText = '';
  answer = { status: 204, location: '' };
  services.postOutside = outside(() => true);
});

describe('a step that tells a program outside', () => {
  test('tells it once, signed, with what the step is and of which account', async () => {
    const { secret } = await add();
    const run = await begin();
    expect(await told(run)).toMatchObject({ state: 'waiting', error: null });
    await send();
    await db.transaction().execute((tx) => advancePlays(tx, at()));
    await send();
    expect(received).toHaveLength(1);
    const { path, headers, body } = received[0]!;
    expect(path).toBe('/hook?from=fulcrum');
    expect(JSON.parse(body)).toEqual({
      type: 'play.step',
      timestamp: expect.stringMatching(/^2026-11-23T/),
      data: { play: 'tells', step: 'tell', run: run.id, account: `W-${accounts}`, occasion: run.occasion },
    });
    const signed = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signed}`);
    expect(Number(headers['webhook-timestamp'])).toBe(Math.floor(clock.now().epochMilliseconds / 1000));
    expect(await told(run)).toMatchObject({ state: 'sent', error: null });
  });

  test('is queued in the transaction of the run: one that is lost leaves nothing, and its repeat makes one', async () => {
    await add();
    const run = await begin();
    // As it was before the step was taken.
    const back = async () => {
      await sql`delete from delivery`.execute(db);
      await sql`delete from play_step where run_id = ${run.id}`.execute(db);
      await sql`update play_run set step = 0, due_at = began_at where id = ${run.id}`.execute(db);
    };
    await back();
    const lost = new Error('killed');
    const dying = db.transaction().execute(async (tx) => {
      await advancePlays(tx, at());
      throw lost;
    });
    await expect(dying).rejects.toBe(lost);
    expect(await list()).toEqual([]);
    await db.transaction().execute((tx) => advancePlays(tx, at()));
    // Put before the step once more, it is not told again.
    await sql`update play_run set step = 0, due_at = began_at where id = ${run.id}`.execute(db);
    await db.transaction().execute((tx) => advancePlays(tx, at()));
    expect(await list()).toMatchObject([{ channel: 'webhook', to: 'ERP', subject: 'tells · tell', state: 'waiting' }]);
  });

  test('what came of it stays with the run when the queue has forgotten', async () => {
    await add();
    const run = await begin();
    await send();
    await db.transaction().execute((tx) => runPlays(tx, at()));
    await sql`delete from delivery`.execute(db);
    expect(await told(run)).toMatchObject({ state: 'sent', at: expect.stringMatching(/^2026/), error: null });
  });
});

describe('a target', () => {
  test('that does not answer 2xx is tried again by the same id and body, later', async () => {
    await add();
    const run = await begin();
    for (const status of [500, 302]) {
      answer = { status, location: '/elsewhere' };
      await send();
      await send();
      expect(await told(run)).toMatchObject({ state: 'waiting', error: `HTTP ${status}` });
      later(10);
    }
    answer = { status: 200, location: '' };
    await send();
    expect(await told(run)).toMatchObject({ state: 'sent' });
    expect(received.map(({ path }) => path)).toEqual(Array.from({ length: 3 }, () => '/hook?from=fulcrum'));
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['webhook-signature'])).size).toBe(3);
  });

  test('that asks to be left alone for a while is, in seconds or until a date, at most a day', async () => {
    await add();
    await begin();
    const waits = async (retryAfter: string) => {
      answer = { status: 429, location: '', retryAfter };
      await send();
      const [row] = await list();
      const seconds = Temporal.Instant.from(row!.nextAt!).since(clock.now()).total('seconds');
      clock.moveTo(row!.nextAt!);
      return seconds;
    };
    expect(await waits('900')).toBe(900);
    expect(await waits('soon')).toBe(5 * 60);
    const until = Temporal.Instant.from('2026-11-24T00:00:00Z').since(clock.now()).total('seconds');
    expect(await waits('Tue, 24 Nov 2026 00:00:00 GMT')).toBe(until);
    expect(await waits('999999999')).toBe(24 * 3600);
    expect(await waits('1')).toBe(300 * 60);
  });

  test('whose secret is changed is told by both for a day, then by the new one alone', async () => {
    const { id, secret } = await add();
    const renewed = await call<Webhook & { secret: string }>('webhooks.renewSecret', { id });
    expect(renewed.secret).not.toBe(secret);
    expect(renewed.oldSecretUntil).toBe(clock.now().add({ hours: 24 }).toString());
    const signers = async () => {
      await begin();
      await send();
      const { headers, body } = received.at(-1)!;
      const by = (of: string) =>
        `v1,${createHmac('sha256', Buffer.from(of.slice('whsec_'.length), 'base64'))
          .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
          .digest('base64')}`;
      const signed = String(headers['webhook-signature']).split(' ');
      return [by(renewed.secret), by(secret)].map((one) => signed.includes(one)).concat(signed.length === 1);
    };
    expect(await signers()).toEqual([true, true, false]);
    later(24 * 60);
    expect(await signers()).toEqual([true, false, true]);
    expect(JSON.stringify(await call('webhooks.list'))).not.toMatch(/whsec_|sealed/);
  });

  test('of this machine or a private network is not spoken to', async () => {
    services.postOutside = outside(isPublic);
    const { id } = await add();
    const run = await begin();
    await send();
    expect(received).toEqual([]);
    expect(await told(run)).toMatchObject({ state: 'waiting', error: expect.stringContaining('127.0.0.1') });
    expect(await call('webhooks.test', { id })).toMatchObject({ sent: false, error: expect.stringContaining('127.0.0.1') });
    await expect(call('webhooks.change', { id, url: 'http://erp.example.com/' })).rejects.toMatchObject({ reason: 'input.invalid' });
  });

  test('that says it is there no more is switched off, and asked again only when it is switched on', async () => {
    const { id } = await add();
    const run = await begin();
    answer = { status: 410, location: '' };
    await send();
    expect(await told(run)).toMatchObject({ state: 'failed', error: 'HTTP 410' });
    expect(await call('webhooks.list')).toMatchObject({ items: [{ id, enabled: false, goneAt: expect.any(String) }] });
    const next = await begin();
    await send();
    expect(received).toHaveLength(1);
    expect(await told(next)).toMatchObject({ state: 'failed', error: '推送目标已停用，没有发送' });
    answer = { status: 204, location: '' };
    await call('webhooks.change', { id, enabled: true });
    const failed = (await list()).filter(({ state }) => state === 'failed');
    await call('deliveries.retry', { id: failed[0]!.id });
    await send();
    expect((await list()).map(({ state }) => state).toSorted()).toEqual(['failed', 'sent']);
  });

  test('that a play names and nobody added is warned of, and what was to be told there says so', async () => {
    expect(await call('policies.check', { yaml })).toMatchObject({
      issues: [],
      warnings: [{ code: 'webhook.unknown', path: ['steps', 0, 'webhook', 'target'] }],
    });
    const run = await begin();
    await send();
    expect(await told(run)).toMatchObject({ state: 'failed', error: '没有这个推送目标，没有发送' });
    await add();
    expect(await call('policies.check', { yaml })).toMatchObject({ warnings: [] });
  });

  test('has a secret that is told once and kept sealed, and a name of its own', async () => {
    const { secret, ...target } = await add();
    expect(await call('webhooks.list')).toEqual({ items: [target] });
    const kept = await sql<{
      all: string;
    }>`select (select string_agg(value::text, '') from setting) || (select string_agg(a::text, '') from audit a) as all`.execute(db);
    expect(kept.rows[0]!.all).not.toContain(secret.slice('whsec_'.length));
    await expect(add()).rejects.toMatchObject({ reason: 'webhook.name_taken' });
    await call('webhooks.remove', { id: target.id });
    expect(await call('webhooks.list')).toEqual({ items: [] });
  });
});

describe('a step that tells a group', () => {
  const notice = (more: object = {}) => ({ group: '客户成功群', title: { zh: '{{account}}：已启动', en: '{{account}}: begun' }, ...more });
  const document = (more: object = {}) => ({
    ...{
      apiVersion: 'fulcrum/v1',
      kind: 'play',
      id: 'group',
      name: { zh: '群里说一声', en: 'Tell the group' },
      trigger: { on: 'by_hand' },
    },
    steps: [
      { id: 'tell', notify: notice(more) },
      { id: 'rest', wait: { days: 30 } },
    ],
  });
  const publish = async (more: object = {}) => {
    await call('policies.saveDraft', { id: 'group', yaml: JSON.stringify(document(more)) });
    await call('policies.publish', { id: 'group' });
  };
  const robot = (more: object = {}) =>
    call<Robot>('robots.create', {
      ...{ name: '客户成功群', vendor: 'wecom', enabled: true, language: 'zh', names: true, kinds: [], ...more },
      address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K',
    });
  const say = async () => {
    later(1);
    await fulcrum.runJob(robotJobs[0]!);
    return received.map(({ body }) => JSON.parse(body).markdown?.content as string);
  };
  const start = () => begin('group');

  beforeEach(async () => {
    await sql`delete from setting where key = 'notify.robots'`.execute(db);
    services.postOutside = (address, body) => outside(() => true)(address, body);
    answer = { status: 200, location: '' };
    answerText = '{"errcode":0}';
  });

  test('says its text once, in the language of the group, with a link to the customer', async () => {
    await publish({ detail: { zh: '请 {{account}} 的负责人跟进', en: 'The owner of {{account}} follows up' } });
    await robot({ language: 'en' });
    const run = await start();
    expect(await told(run)).toMatchObject({ state: 'waiting' });
    await db.transaction().execute((tx) => advancePlays(tx, at()));
    const name = `云栖大学 ${accounts}`;
    expect(await say()).toEqual([`**${name}: begun**\n> The owner of ${name} follows up`]);
    expect(await say()).toHaveLength(1);
    expect(await told(run)).toMatchObject({ state: 'sent', error: null });
    expect(await list()).toMatchObject([{ channel: 'robot', to: '客户成功群', subject: `${name}: begun`, accountName: name }]);
    await db.transaction().execute((tx) => runPlays(tx, at()));
    await sql`delete from delivery`.execute(db);
    expect(await told(run)).toMatchObject({ state: 'sent' });
  });

  test('tells a group that is to hear no names the name of the play and nothing else', async () => {
    await publish({ detail: { zh: '{{account}}', en: '{{account}}' } });
    await robot({ names: false });
    await start();
    expect(await say()).toEqual(['**群里说一声**']);
  });

  test('goes on where no robot has the name, says so with the run, and the check of the play tells of it', async () => {
    await publish();
    const run = await start();
    expect(await told(run)).toMatchObject({ state: 'no_group', error: null });
    expect((await call<PlayRun>('plays.runById', { id: run.id })).state).toBe('running');
    expect(await call('policies.check', { yaml: JSON.stringify(document()) })).toMatchObject({
      issues: [],
      warnings: [{ code: 'group.unknown', path: ['steps', 0, 'notify', 'group'] }],
    });
    await robot();
    await expect(robot()).rejects.toMatchObject({ reason: 'robot.name_taken' });
    expect(await call('policies.check', { yaml: JSON.stringify(document()) })).toMatchObject({ warnings: [] });
    expect(await list()).toEqual([]);
  });

  test('may name nothing that only some readers see', async () => {
    const yaml = JSON.stringify(document({ detail: { zh: '{{recipient}} {{score}}', en: 'none' } }));
    const { issues } = await call<{ issues: { path: (string | number)[] }[] }>('policies.check', { yaml });
    expect(issues.map(({ path }) => path)).toEqual(Array.from({ length: 2 }, () => ['steps', 0, 'notify', 'detail', 'zh']));
  });

  test('is shown filled when the play is tried', async () => {
    const { id: accountId, name } = await call<{ id: string; name: string }>('accounts.create', { code: 'W-T', name: '试行大学' });
    const { shown } = await call<{ shown: { notices: object[] }[] }>('plays.tryOut', {
      yaml: JSON.stringify(document()),
      accounts: [accountId],
    });
    expect(shown[0]!.notices).toEqual([{ step: 'tell', group: '客户成功群', title: `${name}：已启动`, detail: null }]);
  });
});
