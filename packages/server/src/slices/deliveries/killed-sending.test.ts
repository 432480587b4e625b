import { spawn } from 'node:child_process';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { mailServer } from '../../../test/harness/mail-server.ts';
import { sendingJobs, sendLater } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock, url } = fulcrum;
const MAILS = 30;
const AT_ONCE = 4;

/** Sends in a process of its own, which is killed as soon as the server has whole mail number `atMail` and before it says yes to it. */
async function killedAt(atMail: number): Promise<string[]> {
  await sql`delete from delivery`.execute(db);
  let arrivals = 0;
  let kill = () => undefined as unknown;
  const server = await mailServer({
    arrived: () => {
      arrivals += 1;
      if (arrivals === atMail) kill();
    },
  });
  await call('mail.setServer', {
    ...{ enabled: true, host: server.host, port: server.port, security: 'none', user: null },
    ...{ fromName: 'Fulcrum', fromAddress: 'fulcrum@example.com', web: 'https://fulcrum.example.com' },
  });
  const mails = Array.from({ length: MAILS }, (_, n) => ({ key: `k${n}`, to: `k${n}@example.com`, subject: `k${n}`, text: '正文' }));
  await sendLater(db, mails, clock.now().toString());
  const fixture = path.join(import.meta.dirname, '../../../test/harness/sending-process.fixture.ts');
  const child = spawn(process.execPath, [fixture, url, clock.now().toString()], { stdio: 'inherit' });
  kill = () => child.kill('SIGKILL');
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  // What the killed one held is left to it for a while, and taken up then.
  clock.moveTo(clock.now().add({ minutes: 11 }).toString());
  await fulcrum.runJob(sendingJobs[0]!);
  const left = await sql`select from delivery where state <> 'sent'`.execute(db);
  expect(left.rows).toEqual([]);
  return server.received.map(({ headers }) => headers['message-id']!);
}

test.each([2, 17])(
  'a process killed with kill -9 at mail %i loses none; the few that were on their way come again under the same name',
  async (atMail) => {
    const sent = await killedAt(atMail);
    expect(new Set(sent).size).toBe(MAILS);
    expect(sent.length - MAILS).toBeLessThanOrEqual(AT_ONCE);
  },
);
