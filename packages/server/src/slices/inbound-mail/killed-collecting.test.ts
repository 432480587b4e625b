import { spawn } from 'node:child_process';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { hasImapServer, imapServer, type TestImapServer } from '../../../test/harness/imap-server.ts';
import { collectingJobs } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock, url } = fulcrum;
const there = hasImapServer();
const MAILS = 12;
const FIXTURE = path.join(import.meta.dirname, '../../../test/harness/collecting-process.fixture.ts');
let server: TestImapServer;
beforeAll(async () => {
  if (there) server = await imapServer();
});
afterAll(() => server?.stop());
const count = async () => (await sql<{ n: number }>`select count(*)::int as n from inbound_mail`.execute(db)).rows[0]!.n;

/** Takes mail in a process of its own, which is killed while it keeps a mail: the mail is written, and its transaction is held up before its end. */
async function killedWithin(mail: number): Promise<void> {
  const held = await fulcrum.pool.connect();
  await held.query('begin');
  await held.query('select pg_advisory_xact_lock(4711)');
  await sql
    .raw(`create or replace function hold_up() returns trigger language plpgsql as $$ begin
    if new.message_id = '${mail}@customer.example' then perform pg_advisory_xact_lock(4711); end if; return null; end $$`)
    .execute(db);
  await sql`create or replace trigger hold_up after insert on inbound_mail for each row execute function hold_up()`.execute(db);
  const child = spawn(process.execPath, [FIXTURE, url, clock.now().toString()], { stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  const waiting = `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and objid = 4711 and database = (select oid from pg_database where datname = current_database())`;
  while ((await held.query<{ n: number }>(waiting)).rows[0]!.n === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  await held.query('rollback');
  held.release();
  await sql`drop trigger hold_up on inbound_mail`.execute(db);
}

describe.skipIf(!there)('a process killed with kill -9', () => {
  test.each([1, 7])('within mail %i of many leaves no half of it; the next takes all that are left, and none twice', async (mail) => {
    await sql`delete from inbound_mail`.execute(db);
    await sql`delete from mailbox`.execute(db);
    const user = `killed${mail}`;
    await call('mailboxes.create', {
      ...{ kind: 'imap', name: 'help', address: 'help@example.com', enabled: true },
      ...{ host: server.host, port: server.port, security: 'none', user, password: server.password },
    });
    const mails = Array.from({ length: MAILS }, (_, n) => `Message-ID: <${n + 1}@customer.example>\r\nSubject: ${n + 1}\r\n\r\nHello\r\n`);
    await server.deliver(user, mails);
    await killedWithin(mail);
    await fulcrum.runJob(collectingJobs[0]!);
    const kept = await sql<{ id: string; times: number }>`
      select message_id as id, count(*)::int as times from inbound_mail group by 1 order by min(received_at), min(id::text)`.execute(db);
    expect(kept.rows.map(({ id, times }) => `${id} ${times}`).toSorted()).toEqual(
      Array.from({ length: MAILS }, (_, n) => `${n + 1}@customer.example 1`).toSorted(),
    );
    const cursor = await sql<{ last_uid: string }>`select last_uid from mailbox`.execute(db);
    expect(Number(cursor.rows[0]!.last_uid)).toBe(MAILS);
    expect(await count()).toBe(MAILS);
  });
});
