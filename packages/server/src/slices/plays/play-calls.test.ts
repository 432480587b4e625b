import { createHmac } from 'node:crypto';
import type { Delivery, PlayRun, RunStep, Webhook } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { outsideServer } from '../../../test/harness/outside-server.ts';
import { isPublic } from '../../kernel/outbound.ts';
import { webhookJobs } from '../deliveries/index.ts';
import { advancePlays, runPlays } from './run-plays.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock, db, services } = fulcrum;
const outside = await outsideServer({ status: 204 });
const { received } = outside;

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
async function begin(): Promise<PlayRun> {
  accounts += 1;
  const { id: accountId } = await call<{ id: string }>('accounts.create', { code: `W-${accounts}`, name: `云栖大学 ${accounts}` });
  return call<PlayRun>('plays.begin', { id: 'tells', accountId });
}

beforeEach(async () => {
  await sql`delete from delivery`.execute(db);
  await sql`delete from setting where key = 'notify.webhooks'`.execute(db);
  received.length = 0;
  outside.says = { status: 204 };
  services.postOutside = outside.to(() => true);
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
      outside.says = { status, headers: { location: '/elsewhere' } };
      await send();
      await send();
      expect(await told(run)).toMatchObject({ state: 'waiting', error: `HTTP ${status}` });
      later(10);
    }
    outside.says = { status: 200 };
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
      outside.says = { status: 429, headers: { 'retry-after': retryAfter } };
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
    services.postOutside = outside.to(isPublic);
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
    outside.says = { status: 410 };
    await send();
    expect(await told(run)).toMatchObject({ state: 'failed', error: 'HTTP 410' });
    expect(await call('webhooks.list')).toMatchObject({ items: [{ id, enabled: false, goneAt: expect.any(String) }] });
    const next = await begin();
    await send();
    expect(received).toHaveLength(1);
    expect(await told(next)).toMatchObject({ state: 'failed', error: '推送目标已停用，没有发送' });
    outside.says = { status: 204 };
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
