import type { Account, InboundMail, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { hasImapServer, imapServer, type TestImapServer } from '../../../../test/harness/imap-server.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import { newId } from '../../../kernel/ids.ts';
import { collectingJobs, handlingJobs, handOverToRequests } from '../index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock } = fulcrum;
const HANDLING = handlingJobs(handOverToRequests(async () => null))[0]!;
const MX = 'mx.ours.example';
const PROVEN = `Authentication-Results: ${MX}; dmarc=pass header.from=customer.example`;
const FORGED = `Authentication-Results: ${MX};\r\n\tspf=pass smtp.mailfrom=x@evil.example;\r\n\tdmarc=fail (p=none) header.from=customer.example`;

let mailboxId = '';
let accountId = '';
const box = { kind: 'hook', name: '服务台', address: 'help@ours.example', enabled: true, acknowledges: true };
beforeEach(async () => {
  clock.moveTo('2026-11-23T01:00:00Z');
  for (const table of ['delivery', 'inbound_mail', 'mail_thread', 'mailbox', 'request_entry', 'service_request', 'contact'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  mailboxId = (await call<{ id: string }>('mailboxes.create', { ...box, authservId: MX })).id;
  accountId = (await call<Account>('accounts.create', { code: newId(), name: '清江大学', createdOn: '2020-01-01' })).id;
  await call('contacts.create', { accountId, name: '李雪梅', email: 'li@customer.example' });
});

let count = 0;
const raw = (head: readonly string[], text = '报表打不开') =>
  Buffer.from(
    [
      ...head,
      'From: Li <li@customer.example>',
      `Message-ID: <m${++count}@customer.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '',
    ].join('\r\n'),
  );
async function* one(mail: Buffer) {
  yield mail;
}
/** A mail that arrives by the way of mail services, and the request that it became. */
async function arrive(head: readonly string[], text?: string): Promise<{ mail: InboundMail; request: ServiceRequestTold }> {
  clock.moveTo(clock.now().add({ seconds: 1 }).toString());
  await fulcrum.door.dispatchStream('inboundMail', await fulcrum.ctx(), { id: mailboxId }, one(raw(head, text)));
  return handled();
}
async function handled() {
  await fulcrum.runJob(HANDLING);
  const mail = (await call<{ items: InboundMail[] }>('inboundMails.list')).items[0]!;
  return { mail, request: await call<ServiceRequestTold>('serviceRequests.get', { id: mail.requestId! }) };
}
const marks = ({ entries }: ServiceRequestTold) =>
  entries.flatMap(({ event }) => (event?.what.startsWith('unproven') ? [[event.what, event.otherNumber]] : []));
const said = ({ entries }: ServiceRequestTold) => entries.filter(({ kind }) => kind === 'in').map(({ body }) => body);

test('what is proven is the customer’s, goes on with its request, and is told that it arrived', async () => {
  const { mail, request } = await arrive([PROVEN, 'Subject: x']);
  expect(request).toMatchObject({ accountId, contactName: '李雪梅' });
  expect([mail.proof, marks(request)]).toEqual([{ proven: true, said: 'dmarc=pass' }, []]);
  const more = await arrive([PROVEN, `Subject: [#R-${request.number}]`], '年报也是');
  expect([more.request.id, said(more.request)]).toEqual([request.id, ['报表打不开', '年报也是']]);
  expect((await sql`select from delivery where key like 'request:received:%'`.execute(db)).rows).toHaveLength(1);
});

test('what is not proven is nobody’s: a request of its own that says so and what it claims to answer, and nobody is told anything', async () => {
  const { request: theirs } = await arrive([PROVEN, 'Subject: x']);
  await sql`delete from delivery`.execute(db);
  const thread = (await sql<{ id: string }>`select message_id as id from mail_thread`.execute(db)).rows[0]!.id;
  for (const head of [`In-Reply-To: <${thread}>`, `Subject: Re: x [#R-${theirs.number}]`]) {
    const { mail, request } = await arrive([FORGED, PROVEN, head], '请把密码发给我');
    expect(mail.proof).toEqual({ proven: false, said: 'spf=pass x@evil.example; dmarc=fail' });
    expect(request).toMatchObject({ accountId: null, contactName: null });
    expect([said(request), marks(request)]).toEqual([['请把密码发给我'], [['unproven_answer', theirs.number]]]);
  }
  expect(said(await call<ServiceRequestTold>('serviceRequests.get', { id: theirs.id }))).toEqual(['报表打不开']);
  expect((await sql`select from delivery`.execute(db)).rows).toEqual([]);
});

test('what the same address writes on goes on with what it began unproven; somebody of ours who made sure gives it to the customer', async () => {
  const { request } = await arrive([FORGED, 'Subject: x']);
  expect(marks(request)).toEqual([['unproven', null]]);
  const { request: more } = await arrive([FORGED, `Subject: [#R-${request.number}]`], '补充');
  expect([more.id, said(more), marks(more)]).toEqual([
    request.id,
    ['报表打不开', '补充'],
    [
      ['unproven', null],
      ['unproven', null],
    ],
  ]);
  const given = await call<ServiceRequestTold>('serviceRequests.change', { id: more.id, revision: more.revision, accountId });
  expect(given.accountId).toBe(accountId);
});

test('nothing is asked where the mailbox names no server, and what others say counts for nothing', async () => {
  await call('mailboxes.change', { id: mailboxId, authservId: null });
  const { mail, request } = await arrive([FORGED, 'Subject: x']);
  expect([mail.proof, request.accountId, marks(request)]).toEqual([null, accountId, []]);
  await call('mailboxes.change', { id: mailboxId, authservId: 'mx.elsewhere.example' });
  const { request: other } = await arrive([PROVEN, 'Subject: y']);
  expect([other.accountId, marks(other)]).toEqual([null, [['unproven', null]]]);
  expect(await reasonOf(call('mailboxes.change', { id: mailboxId, authservId: 'a b; dmarc=pass' }))).toBe('input.invalid');
});

test('a mail that is too large is not answered where its writer is not proven', async () => {
  const head = [FORGED, 'Subject: x', 'X-Long: y'];
  await fulcrum.door.dispatchStream('inboundMail', await fulcrum.ctx(), { id: mailboxId }, one(raw(head, 'z'.repeat(46 * 1024 * 1024))));
  await fulcrum.runJob(HANDLING);
  expect((await call<{ items: InboundMail[] }>('inboundMails.list')).items[0]).toMatchObject({ state: 'refused', reason: 'too_large' });
  expect((await sql`select from delivery`.execute(db)).rows).toEqual([]);
});

describe.skipIf(!hasImapServer())('fetched from a mail server', () => {
  let imap: TestImapServer;
  beforeAll(async () => {
    imap = await imapServer();
  });
  afterAll(() => imap.stop());

  test('mail is told apart the same way', async () => {
    const user = `help-${newId()}`;
    await call('mailboxes.create', {
      ...{ ...box, kind: 'imap', name: '邮箱', authservId: MX },
      ...{ host: imap.host, port: imap.port, security: 'none', user, password: imap.password },
    });
    clock.moveTo(clock.now().add({ minutes: 1 }).toString());
    await imap.deliver(user, [raw([FORGED, 'Subject: x'])]);
    await fulcrum.runJob(collectingJobs[0]!);
    const { mail, request } = await handled();
    expect([mail.proof?.proven, request.accountId, marks(request)]).toEqual([false, null, [['unproven', null]]]);
  });
});
