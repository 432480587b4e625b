import type { Account, InboundMail, InboundMailTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { mailServer } from '../../../../test/harness/mail-server.ts';
import { newId } from '../../../kernel/ids.ts';
import { sendingJobs } from '../../deliveries/index.ts';
import { type Arrived, type HandOver, handlingJobs } from '../index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock } = fulcrum;
const START = '2026-11-23T01:00:00Z';
let mailboxId = '';
let handed: Arrived[] = [];
/** As whoever keeps requests: a new one where the mail belongs to none. */
const handOver: HandOver = async (_ctx, mail) => {
  handed.push(mail);
  return { requestId: mail.requestId ?? newId() };
};
const handle = (by = handOver) => fulcrum.runJob(handlingJobs(by)[0]!);
async function* one(raw: Buffer) {
  yield raw;
}
const put = async (raw: Buffer) => fulcrum.door.dispatchStream('inboundMail', await fulcrum.ctx(), { id: mailboxId }, one(raw));
interface Said {
  id?: string;
  from?: string;
  subject?: string;
  text?: string;
  more?: readonly string[];
}
let count = 0;
const raw = ({
  id = `m${++count}@customer.example`,
  from = 'Li <li@customer.example>',
  subject = '报表打不开',
  text = '您好',
  more = [],
}: Said = {}) =>
  Buffer.from(
    [
      ...[`Message-ID: <${id}>`, `From: ${from}`, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8', ...more, '', text, ''],
    ].join('\r\n'),
  );
const list = async () => (await call<{ items: InboundMail[] }>('inboundMails.list')).items;
const newest = async () => (await list())[0]!;
/** A mail that arrives and is handled, and what became of it. */
async function arrive(said: Said = {}): Promise<InboundMail> {
  clock.moveTo(clock.now().add({ seconds: 1 }).toString());
  await put(raw(said));
  await handle();
  return newest();
}

beforeEach(async () => {
  clock.moveTo(START);
  for (const table of ['delivery', 'inbound_mail', 'mail_thread', 'mailbox']) await sql`delete from ${sql.table(table)}`.execute(db);
  handed = [];
  const box = { kind: 'hook', name: '服务邮箱', address: 'Help@example.com', enabled: true, acknowledges: true };
  mailboxId = (await call<{ id: string }>('mailboxes.create', box)).id;
});

test('a mail is handed over once: what was written apart from what it answers, who wrote, and in which language', async () => {
  const text =
    '您好，\r\n报表打不开了。\r\n\r\n谢谢\r\n李雪梅\r\n\r\n在 2026-11-20 15:12:03，"服务台" <help@example.com> 写道：\r\n> 已经好了';
  const mail = await arrive({ from: '=?utf-8?B?5p2O6Zuq5qKF?= <Li@Customer.example>', text });
  await handle();
  expect(mail).toMatchObject({ state: 'handled', from: 'li@customer.example', fromName: '李雪梅', subject: '报表打不开', reason: null });
  expect(handed).toHaveLength(1);
  expect(handed[0]).toMatchObject({
    ...{ text: '您好，\n报表打不开了。', signature: '谢谢\n李雪梅', language: 'zh', writer: null, requestId: null, acknowledge: true },
    mailboxAddress: 'Help@example.com',
  });
  expect(handed[0]!.mail.text).toContain('已经好了');
  const { text: whole, files } = await call<InboundMailTold>('inboundMails.get', { id: mail.id });
  expect([whole?.startsWith('您好，\n报表打不开了。'), files]).toEqual([true, []]);
});

describe('the account', () => {
  let [school, other] = ['', ''];
  const account = async (name: string) => (await call<Account>('accounts.create', { code: newId(), name, createdOn: '2020-01-01' })).id;
  const person = (accountId: string, fields: object) => call<{ id: string }>('contacts.create', { accountId, name: '某人', ...fields });
  beforeEach(async () => {
    await sql`delete from contact`.execute(db);
    school = await account(`清江大学 ${newId()}`);
    other = await account(`临海学院 ${newId()}`);
  });

  test('is that of the person whose address it is, however it is written and whichever of theirs it is', async () => {
    const { id } = await person(school, { email: 'Li@Customer.Example' });
    const second = await person(school, { channels: { mails: [{ value: 'wang@private.example' }, { value: 'wang@other.example' }] } });
    await arrive();
    await arrive({ from: 'wang@other.example' });
    expect(handed.map(({ writer }) => writer)).toEqual([
      { accountId: school, contactId: id },
      { accountId: school, contactId: second.id },
    ]);
  });

  test('is else that of whose people have addresses of the domain, unless anybody may have one', async () => {
    await person(school, { email: 'wang@customer.example' });
    await person(school, { email: 'somebody@qq.com' });
    await arrive();
    await arrive({ from: 'nobody@qq.com' });
    expect(handed.map(({ writer }) => writer)).toEqual([{ accountId: school, contactId: null }, null]);
  });

  test('is nobody’s where two come into question; who has left counts no more', async () => {
    await person(school, { email: 'li@customer.example' });
    const moved = await person(other, { email: 'li@customer.example' });
    await arrive();
    await arrive({ from: 'wang@customer.example' });
    expect(handed.map(({ writer }) => writer)).toEqual([null, null]);
    await sql`update contact set left_on = '2026-11-01' where id = ${moved.id}`.execute(db);
    await arrive();
    expect(handed.at(-1)!.writer).toMatchObject({ accountId: school });
  });
});

describe('a conversation', () => {
  test('stays one request, by any mail of it that an answer names', async () => {
    const { requestId } = await arrive({ id: 'a@customer.example' });
    await arrive({ id: 'b@customer.example', more: ['In-Reply-To: <a@customer.example>'] });
    await arrive({ more: ['References: <gone@example.com> <b@customer.example>'] });
    await arrive({ more: ['In-Reply-To: <another@customer.example>'] });
    expect(handed.map((mail) => mail.requestId)).toEqual([null, requestId, requestId, null]);
  });

  test('is kept in order: an answer waits for the mail that it answers', async () => {
    const failing: HandOver = async (ctx, mail) => {
      if (mail.mail.messageId === 'a@customer.example') throw new Error('not now');
      return handOver(ctx, mail);
    };
    await put(raw({ id: 'a@customer.example' }));
    clock.moveTo('2026-11-23T01:00:01Z');
    await put(raw({ id: 'b@customer.example', more: ['In-Reply-To: <a@customer.example>'] }));
    for (let minute = 1; minute <= 12; minute++) {
      await handle(failing);
      clock.moveTo(clock.now().add({ minutes: 1, seconds: 1 }).toString());
    }
    expect(handed).toEqual([]);
    expect((await list()).map(({ state }) => state)).toEqual(['received', 'received']);
    clock.moveTo('2026-11-23T02:00:00Z');
    await handle();
    expect(handed.map(({ mail }) => mail.messageId)).toEqual(['a@customer.example', 'b@customer.example']);
    expect(handed[1]!.requestId).toBe((await list())[1]!.requestId);
  });
});

describe('loops end:', () => {
  test.each([
    ['an answering program', { more: ['Auto-Submitted: auto-replied'] }, 'auto_reply'],
    ['a list', { more: ['List-Id: <news.example.com>'] }, 'bulk'],
    ['our own mailbox', { from: 'help@example.com' }, 'own'],
    ['nobody', { from: '' }, 'no_sender'],
  ])('mail of %s is kept, makes no request and has no answer', async (_, said, reason) => {
    expect(await arrive(said)).toMatchObject({ state: 'ignored', reason });
    expect([handed, await sql`select from delivery`.execute(db)]).toMatchObject([[], { rows: [] }]);
  });

  test('mail that we sent ourselves is none of a customer, from whichever address it comes back', async () => {
    const id = newId();
    await sql`insert into delivery (id, key, channel, content, next_at, created_at) values (${id}, 'k', 'mail', '{}', ${START}, ${START})`.execute(
      db,
    );
    expect(await arrive({ id: `${id}@example.com` })).toMatchObject({ state: 'ignored', reason: 'own' });
  });

  test('a program that belongs to a request is heard and not answered', async () => {
    const { requestId } = await arrive({ id: 'a@customer.example' });
    const more = ['In-Reply-To: <a@customer.example>', 'Precedence: list'];
    expect(await arrive({ more })).toMatchObject({ state: 'handled', requestId });
    expect(handed.map(({ acknowledge }) => acknowledge)).toEqual([true, false]);
  });

  test('one address makes thirty an hour, and somebody may take more of it by hand', async () => {
    for (let n = 0; n < 30; n++) expect(await arrive({ subject: `第 ${n} 封` })).toMatchObject({ state: 'handled' });
    const more = await arrive();
    expect(more).toMatchObject({ state: 'ignored', reason: 'flood' });
    expect(await arrive({ from: 'wang@customer.example' })).toMatchObject({ state: 'handled' });
    await call('inboundMails.take', { id: more.id });
    await handle();
    expect((await list()).find(({ id }) => id === more.id)).toMatchObject({ state: 'handled', reason: null });
    clock.moveTo('2026-11-23T02:01:00Z');
    expect(await arrive()).toMatchObject({ state: 'handled' });
  });

  test('a report that our mail did not arrive is taken as such', async () => {
    const id = newId();
    await sql`insert into delivery (id, key, channel, content, state, next_at, created_at, ended_at)
      values (${id}, 'k', 'mail', '{"to":"gone@customer.example"}', 'sent', ${START}, ${START}, ${START})`.execute(db);
    const report = [
      ...[
        'From: MAILER-DAEMON@mx.example',
        'Return-Path: <>',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
      ],
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
      ...['Final-Recipient: rfc822; gone@customer.example', 'Action: failed', 'Status: 5.1.1', ''],
      ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}@example.com>`, '', '--b--', ''],
    ];
    await put(Buffer.from(report.join('\r\n')));
    await handle();
    expect(await newest()).toMatchObject({ state: 'ignored', reason: 'bounce' });
    expect((await call<{ items: object[] }>('deliveries.list')).items).toMatchObject([{ state: 'failed', error: '5.1.1' }]);
  });
});

describe('a mail with more than 30 MB attached', () => {
  /** Lines as programs write them: 57 bytes in 76 signs. */
  const multipart = (bytes: number, { more = [], ...said }: Said = {}) => {
    const line = `${Buffer.alloc(57, 'x').toString('base64')}\r\n`;
    const head = raw({ ...said, text: '--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n', more });
    const mixed = head.toString().replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=b');
    return Buffer.from(`${mixed}${line.repeat(bytes / 57)}--b--\r\n`);
  };

  test.each([
    [31, '导出失败', '回复：导出失败（附件太大，没有收下）', '网盘'],
    [45, 'Export fails', 'Re: Export fails (attachments too large, not received)', 'write the link'],
  ])('of %i MB is answered once, in its language: what happened, and how else', async (mb, subject, answer, how) => {
    const server = await mailServer();
    const settings = { enabled: true, host: server.host, port: server.port, security: 'none', user: null };
    await call('mail.setServer', { ...settings, fromName: '服务台', fromAddress: 'fulcrum@example.com', web: 'https://f.example.com' });
    const mail = multipart(mb * 1024 * 1024, { id: 'big@customer.example', subject });
    await put(mail);
    await put(mail);
    await handle();
    expect(await list()).toMatchObject([{ state: 'refused', reason: 'too_large', subject }]);
    await fulcrum.runJob(sendingJobs[0]!);
    expect(server.received).toHaveLength(1);
    const [{ to, headers, text }] = server.received as [(typeof server.received)[0]];
    expect(to).toEqual(['li@customer.example']);
    expect(headers).toMatchObject({
      ...{
        subject: answer,
        'auto-submitted': 'auto-replied',
        'in-reply-to': '<big@customer.example>',
        references: '<big@customer.example>',
      },
      'reply-to': 'Help@example.com',
    });
    expect(headers).not.toHaveProperty('list-unsubscribe');
    expect(text).toContain('30 MB');
    expect(text).toContain(how);
    expect(handed).toEqual([]);
  });

  test('is not answered where a program sent it; and just below, it is taken in', async () => {
    await put(multipart(45 * 1024 * 1024, { more: ['Auto-Submitted: auto-replied'] }));
    await put(multipart(29 * 1024 * 1024));
    await handle();
    expect((await list()).map(({ state, reason }) => [state, reason]).toSorted()).toEqual([
      ['handled', null],
      ['ignored', 'auto_reply'],
    ]);
    expect(handed[0]!.mail.attachments.map(({ content }) => content.length)).toEqual([Math.floor((29 * 1024 * 1024) / 57) * 57]);
    expect((await sql`select from delivery`.execute(db)).rows).toEqual([]);
  });
});

describe('what cannot be handled', () => {
  test('is tried again with pauses, left to people then, and stands in the way of nothing', async () => {
    const poison: HandOver = async (ctx, mail) => {
      if (mail.mail.subject === 'poison') throw new Error('it breaks');
      return handOver(ctx, mail);
    };
    await put(raw({ subject: 'poison' }));
    await put(raw());
    const pauses: number[] = [];
    for (let n = 0; n < 40; n++) {
      const before = (await list()).find(({ subject }) => subject !== '报表打不开')!;
      if (before.state === 'failed') break;
      await handle(poison);
      const { rows } = await sql<{
        minutes: number;
      }>`select extract(epoch from next_at - ${clock.now().toString()}::timestamptz)::int / 60 as minutes
        from inbound_mail where state = 'received'`.execute(db);
      if (rows[0]) pauses.push(rows[0].minutes);
      clock.moveTo(
        clock
          .now()
          .add({ minutes: rows[0]?.minutes ?? 0 })
          .toString(),
      );
    }
    expect(pauses).toEqual([1, 4, 9, 16]);
    expect(handed).toHaveLength(1);
    const failed = (await list()).find(({ state }) => state === 'failed')!;
    expect(failed).toMatchObject({ error: 'it breaks', reason: null });
    await call('inboundMails.take', { id: failed.id });
    await handle();
    expect(handed.map(({ mail }) => mail.subject)).toEqual(['报表打不开', 'poison']);
  });

  test('leaves nothing half done', async () => {
    const half: HandOver = async (ctx) => {
      await sql`insert into mail_thread (message_id, request_id, at) values ('half', ${newId()}, ${START})`.execute(ctx.db);
      throw new Error('it breaks');
    };
    await put(raw());
    await handle(half);
    expect((await sql`select from mail_thread`.execute(db)).rows).toEqual([]);
    expect(await newest()).toMatchObject({ state: 'received', error: 'it breaks' });
  });
});

test('two workers at once hand no mail over twice', async () => {
  for (let n = 0; n < 20; n++) await put(raw({ subject: `第 ${n} 封`, from: `p${n}@customer.example` }));
  await Promise.all([handle(), handle()]);
  expect(new Set(handed.map(({ id }) => id)).size).toBe(20);
  expect(handed).toHaveLength(20);
});
