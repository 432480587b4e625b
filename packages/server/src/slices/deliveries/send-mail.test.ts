import type { Delivery } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { mailServer, type TestMailServer } from '../../../test/harness/mail-server.ts';
import { sendingJobs, sendLater } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock } = fulcrum;
const START = '2026-11-23T01:00:00Z';
const SERVER = {
  ...{ enabled: true, security: 'none', user: null, fromName: '衡川科技 客户运营', fromAddress: 'fulcrum@example.com' },
  web: 'https://fulcrum.example.com',
};
const use = ({ host, port }: Pick<TestMailServer, 'host' | 'port'>, more: object = {}) =>
  call('mail.setServer', { ...SERVER, host, port, ...more });
const send = () => fulcrum.runJob(sendingJobs[0]!);
const later = (seconds: number) => clock.moveTo(clock.now().add({ seconds }).toString());
const list = async () => (await call<{ items: Delivery[] }>('deliveries.list')).items;
const mail = (key: string, more: object = {}) => ({
  key,
  to: `${key}@customer.example.com`,
  subject: `主题 ${key}`,
  text: '您好，\n这是正文。',
  ...more,
});
const queue = (...mails: Parameters<typeof sendLater>[1]) => sendLater(db, mails, clock.now().toString());

beforeEach(async () => {
  clock.moveTo(START);
  await sql`delete from delivery`.execute(db);
});

test('a mail goes out as it was written, from whom the operator says, with a name that never changes', async () => {
  const server = await mailServer();
  await use(server);
  const { userId } = await fulcrum.person('csm');
  await queue(mail('zhang', { html: '<p>您好</p>', preferences: 'https://fulcrum.example.com/me', userId }));
  await send();
  const [row] = await list();
  expect(row).toMatchObject({
    to: 'zhang@customer.example.com',
    subject: '主题 zhang',
    state: 'sent',
    attempts: 1,
    error: null,
    nextAt: null,
  });
  expect(server.received).toHaveLength(1);
  const [{ to, headers, text, html }] = server.received as [(typeof server.received)[0]];
  expect(to).toEqual(['zhang@customer.example.com']);
  expect(headers).toMatchObject({
    ...{ subject: '主题 zhang', from: '衡川科技 客户运营 <fulcrum@example.com>', 'message-id': `<${row!.id}@example.com>` },
    ...{ 'auto-submitted': 'auto-generated', 'list-unsubscribe': '<https://fulcrum.example.com/me>' },
  });
  expect(text.replaceAll('\r\n', '\n').trim()).toBe('您好，\n这是正文。');
  expect(html?.trim()).toBe('<p>您好</p>');
});

test('a key is sent once, however often it is asked for, and not before its moment', async () => {
  const server = await mailServer();
  await use(server);
  expect(await queue(mail('a'), mail('b', { at: '2026-11-23T09:00:00Z' }))).toBe(2);
  expect(await queue(mail('a', { subject: '另一个主题' }))).toBe(0);
  await send();
  await send();
  expect(server.received.map(({ headers }) => headers.subject)).toEqual(['主题 a']);
  clock.moveTo('2026-11-23T09:00:00Z');
  await send();
  expect(server.received.map(({ headers }) => headers.subject)).toEqual(['主题 a', '主题 b']);
});

test('two workers at once never send one twice', async () => {
  const server = await mailServer();
  await use(server);
  const keys = Array.from({ length: 60 }, (_, n) => `k${n}`);
  await queue(...keys.map((key) => mail(key)));
  await Promise.all([send(), send()]);
  expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(keys.map((key) => `${key}@customer.example.com`).toSorted());
});

describe('what does not get through', () => {
  test('is tried again with growing pauses, says why meanwhile, and is given up after two days', async () => {
    const server = await mailServer();
    await server.stop();
    await use(server);
    await queue(mail('a'));
    const pauses: number[] = [];
    for (let n = 1; ; n++) {
      await send();
      const [row] = await list();
      expect(row).toMatchObject({ attempts: n, error: expect.stringContaining('ECONNREFUSED') });
      if (row!.state === 'failed') break;
      // Before its time nothing is tried.
      later(30);
      await send();
      expect((await list())[0]).toMatchObject({ attempts: n, state: 'waiting' });
      pauses.push(Temporal.Instant.from(row!.nextAt!).since(clock.now()).total('minutes') + 0.5);
      clock.moveTo(row!.nextAt!);
    }
    expect(pauses).toEqual([1, 5, 30, 120, 300, 600, 840, 1000]);
    expect(await call('deliveries.figures')).toEqual({ waiting: 0, late: 0, failed: 1 });
  });

  test('goes out once the server is back', async () => {
    const server = await mailServer();
    await server.stop();
    await use(server);
    await queue(mail('a'));
    await send();
    expect(await call('deliveries.figures')).toEqual({ waiting: 1, late: 1, failed: 0 });
    const back = await mailServer({ port: server.port });
    later(60);
    await send();
    expect(back.received).toHaveLength(1);
    expect(await list()).toMatchObject([{ state: 'sent', attempts: 2, error: null }]);
  });

  test('is given up at once where the server knows no such reader, and sent when the operator tries again', async () => {
    let known = false;
    const server = await mailServer({
      refuse: (address) => (known || !address.startsWith('gone') ? undefined : { code: 550, says: '5.1.1 no such user here' }),
    });
    await use(server);
    await queue(mail('gone'), mail('here'));
    await send();
    const [failed] = (await call<{ items: Delivery[] }>('deliveries.list', { state: 'failed' })).items;
    expect(failed).toMatchObject({ to: 'gone@customer.example.com', error: expect.stringContaining('no such user here'), nextAt: null });
    expect(server.received.flatMap(({ to }) => to)).toEqual(['here@customer.example.com']);
    known = true;
    await call('deliveries.retry', { id: failed!.id });
    await send();
    expect(server.received.flatMap(({ to }) => to)).toEqual(['here@customer.example.com', 'gone@customer.example.com']);
    await expect(call('deliveries.retry', { id: failed!.id })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });

  test('waits where the server is full for the moment', async () => {
    const server = await mailServer({ refuse: () => ({ code: 451, says: '4.7.1 greylisted' }) });
    await use(server);
    await queue(mail('a'));
    await send();
    expect(await list()).toMatchObject([
      { state: 'waiting', error: expect.stringContaining('greylisted'), nextAt: '2026-11-23T01:01:00Z' },
    ]);
  });
});

describe('the server', () => {
  test('is signed in to with a password that is kept sealed and told to nobody', async () => {
    const server = await mailServer({ user: { name: 'fulcrum', password: '出师未捷' } });
    const set = await use(server, { user: 'fulcrum', password: '出师未捷' });
    expect(set).toMatchObject({ server: { user: 'fulcrum', hasPassword: true } });
    const kept = await sql<{
      all: string;
    }>`select coalesce(string_agg(value::text, ''), '') || (select string_agg(a::text, '') from audit a) as all from setting`.execute(db);
    expect(kept.rows[0]!.all).not.toContain('出师未捷');
    await queue(mail('a'));
    await send();
    expect(server.received).toHaveLength(1);
    // Saved again without a password it stays; for another host there is none.
    expect(await use(server, { user: 'fulcrum' })).toMatchObject({ server: { hasPassword: true } });
    expect(await use({ host: 'elsewhere.example.com', port: 25 }, { user: 'fulcrum' })).toMatchObject({ server: { hasPassword: false } });
  });

  test('that refuses the sign-in keeps the mails waiting, and the test says what it answered', async () => {
    const server = await mailServer({ user: { name: 'fulcrum', password: 'right' } });
    await use(server, { user: 'fulcrum', password: 'wrong' });
    await queue(mail('a'));
    await send();
    expect(await list()).toMatchObject([{ state: 'waiting', error: expect.stringContaining('wrong name or password') }]);
    const lead = await fulcrum.person('administrator');
    expect(await call('mail.test', {}, lead)).toMatchObject({ sent: false, error: expect.stringContaining('wrong name or password') });
    await use(server, { user: 'fulcrum', password: 'right' });
    expect(await call('mail.test', {}, lead)).toMatchObject({ sent: true, error: null, to: `${lead.userId}@example.com` });
    expect(server.received.map(({ headers }) => headers.subject)).toEqual(['Fulcrum 测试邮件']);
  });

  test('that is to encrypt and does not, or with a certificate that nobody vouches for, is told nothing', async () => {
    const plain = await mailServer();
    await use(plain, { security: 'starttls' });
    await queue(mail('a'));
    await send();
    const untrusted = await mailServer({ tls: true });
    await use(untrusted, { security: 'starttls' });
    later(60);
    await send();
    expect([...plain.received, ...untrusted.received]).toEqual([]);
    expect(await list()).toMatchObject([{ state: 'waiting', attempts: 2, error: expect.stringMatching(/certificate/i) }]);
  });

  test('that is switched off sends nothing; who has no account cannot have a test mail', async () => {
    const server = await mailServer();
    await use(server, { enabled: false });
    await queue(mail('a'));
    await send();
    expect(server.received).toEqual([]);
    await expect(call('mail.test')).rejects.toMatchObject({ reason: 'notification.nobody' });
  });
});
