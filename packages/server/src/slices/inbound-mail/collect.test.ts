import type { InboundMail, Mailbox } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { hasImapServer, imapServer, type TestImapServer } from '../../../test/harness/imap-server.ts';
import { collectingJobs } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const START = '2026-11-23T01:00:00Z';
const there = hasImapServer();
const mail = (n: number | string, more = '') =>
  `Message-ID: <${n}@customer.example>\r\nFrom: Li <li@customer.example>\r\nSubject: mail ${n}\r\n${more}\r\nHello ${n}\r\n`;
let server: TestImapServer;
/** Everybody's folder is empty at first. */
let [user, other] = ['', ''];
const create = (more: object = {}) =>
  call<Mailbox>('mailboxes.create', {
    ...{ kind: 'imap', name: 'help', address: 'help@example.com', enabled: true },
    ...{ host: server.host, port: server.port, security: 'none', user, password: server.password, ...more },
  });
const collect = () => fulcrum.runJob(collectingJobs[0]!);
const ids = async () =>
  (await sql<{ message_id: string }>`select message_id from inbound_mail order by received_at, id`.execute(db)).rows.map((row) =>
    row.message_id.replace('@customer.example', ''),
  );
const first = async () => (await call<{ items: Mailbox[] }>('mailboxes.list')).items[0]!;

beforeAll(async () => {
  if (there) server = await imapServer();
});
afterAll(() => server?.stop());
let files = 0;
beforeEach(async () => {
  files += 1;
  [user, other] = [`help${files}`, `sales${files}`];
  fulcrum.clock.moveTo(START);
  await sql`delete from inbound_mail`.execute(db);
  await sql`delete from mailbox`.execute(db);
});

describe.skipIf(!there)('a mailbox', () => {
  test('is asked for what is new: each mail is taken once, as it came, and the mailbox stays as it was', async () => {
    await create();
    await server.deliver(user, [mail(1), mail(2)]);
    await collect();
    await collect();
    await server.deliver(user, [mail(3)]);
    await collect();
    expect(await ids()).toEqual(['1', '2', '3']);
    const kept = await sql<{ raw: Buffer }>`select raw from inbound_mail order by received_at, id limit 1`.execute(db);
    expect(kept.rows[0]!.raw.toString()).toBe(mail(1));
    expect(await first()).toMatchObject({ mails: 3, failed: 0, error: null, askedAt: START });
  });

  test('what arrived before is left where it is, unless somebody wants it from a moment on', async () => {
    await server.deliver(user, [mail('old')], { at: '2026-11-20T08:00:00Z' });
    await server.deliver(user, [mail('older')], { at: '2026-11-22T20:00:00Z' });
    await server.deliver(user, [mail('new')], { at: '2026-11-23T01:00:01Z' });
    const { id } = await create();
    await collect();
    expect(await ids()).toEqual(['new']);
    await call('mailboxes.remove', { id });
    await create({ since: '2026-11-22T00:00:00Z' });
    await collect();
    expect(await ids()).toEqual(['new', 'older']);
  });

  test('whose numbering begins anew, or from whose folder we took already, gives nothing twice', async () => {
    const { id } = await create();
    await server.deliver(user, [mail(1), mail(2)]);
    await collect();
    const numbered = () => sql<{ uid_validity: string }>`select uid_validity from mailbox`.execute(db);
    const before = await numbered();
    await server.renumber(user);
    await server.deliver(user, [mail(3)]);
    await collect();
    expect(await numbered()).not.toEqual(before);
    expect(await ids()).toEqual(['1', '2', '3']);
    await call('mailboxes.change', { id, folder: 'INBOX' });
    await collect();
    expect(await ids()).toEqual(['1', '2', '3']);
  });

  test('gives a mail to two addresses once, and another mail under the same name too', async () => {
    await create();
    await create({ name: 'sales', user: other, address: 'sales@example.com' });
    await server.deliver(user, [`Received: by one\r\n${mail(1)}`]);
    await server.deliver(other, [`Received: by another\r\n${mail(1)}`]);
    await server.deliver(other, [mail(1).replace('Hello', 'Good day')]);
    await collect();
    expect(await ids()).toEqual(['1', '1']);
  });

  test('is taken from by two workers at once, and by neither twice', async () => {
    await create();
    const numbers = Array.from({ length: 25 }, (_, n) => String(n));
    await server.deliver(
      user,
      numbers.map((n) => mail(n)),
    );
    await Promise.all([collect(), collect()]);
    expect((await ids()).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers);
  });

  test('that cannot be signed in to says so, stands in the way of no other, and keeps its password to itself', async () => {
    const { id } = await create({ password: 'wrong' });
    await create({ name: 'sales', user: other, address: 'sales@example.com' });
    await server.deliver(other, [mail(1)]);
    await collect();
    expect(await ids()).toEqual(['1']);
    expect(await first()).toMatchObject({ error: expect.stringMatching(/auth/i) });
    expect(await call('mailboxes.test', { id })).toMatchObject({ ok: false, error: expect.stringMatching(/auth/i) });
    await call('mailboxes.change', { id, password: server.password });
    expect(await call('mailboxes.test', { id })).toEqual({ ok: true, messages: 0, error: null });
    // Another host, or user, gets none of it.
    expect(await call('mailboxes.change', { id, user: other })).toMatchObject({ hasPassword: false });
    const said = await sql<{
      all: string;
    }>`select (select string_agg(m::text, '') from mailbox m) || (select string_agg(a::text, '') from audit a) as all`.execute(db);
    expect(said.rows[0]!.all).not.toContain(server.password);
    await call('mailboxes.change', { id, port: 1, user, password: 'a' });
    await collect();
    expect(await first()).toMatchObject({ error: expect.stringContaining('ECONNREFUSED') });
  });

  test('that is to encrypt and does not is told nothing', async () => {
    const { id } = await create({ security: 'starttls' });
    expect(await call('mailboxes.test', { id })).toMatchObject({ ok: false, error: expect.stringMatching(/starttls/i) });
  });

  test('gives the beginning of a mail that is too large, and what comes after it', async () => {
    await create();
    await server.deliver(user, [Buffer.concat([Buffer.from(mail('large')), Buffer.alloc(44 * 1024 * 1024, 'x')]), mail(2)]);
    await collect();
    expect(await ids()).toEqual(['large', '2']);
    const { items } = await call<{ items: InboundMail[] }>('inboundMails.list');
    expect(items.map(({ bytes }) => Math.round(bytes / 1024 / 1024))).toEqual([0, 44]);
    const kept = await sql<{ bytes: number }>`select max(length(raw)) as bytes from inbound_mail`.execute(db);
    expect(kept.rows[0]!.bytes).toBeLessThan(300_000);
  });
});
