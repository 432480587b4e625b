import type { Account, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { hasImapServer, imapServer, type TestImapServer } from '../../../../test/harness/imap-server.ts';
import { mailServer, type TestMailServer } from '../../../../test/harness/mail-server.ts';
import { newId } from '../../../kernel/ids.ts';
import { sendingJobs } from '../../deliveries/index.ts';
import { answeringJobs, collectingJobs, handlingJobs, handOverToRequests } from '../index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock } = fulcrum;
const there = hasImapServer();
const HANDLING = handlingJobs(handOverToRequests(async () => null))[0]!;
let imap: TestImapServer;
let smtp: TestMailServer;
beforeAll(async () => {
  if (there) imap = await imapServer();
});
afterAll(() => imap?.stop());

/** A minute of the worker: mail is fetched and handled, answers are made mails of and sent. */
async function minute(): Promise<void> {
  clock.moveTo(clock.now().add({ minutes: 1 }).toString());
  for (const job of [collectingJobs[0]!, HANDLING, answeringJobs[0]!, sendingJobs[0]!]) await fulcrum.runJob(job);
}
let user = '';
const write = async (lines: readonly string[], text: string) => {
  const mail = ['Content-Type: text/plain; charset=utf-8', ...lines, '', text, ''].join('\r\n');
  await imap.deliver(user, [Buffer.from(mail)]);
  await minute();
};
const requests = async () => (await call<{ items: { id: string }[] }>('serviceRequests.list', {})).items;
const told = (id: string) => call<ServiceRequestTold>('serviceRequests.get', { id });
const said = ({ entries }: ServiceRequestTold) =>
  entries.filter(({ kind }) => kind === 'in' || kind === 'out').map(({ kind, body }) => `${kind}: ${body}`);
const answer = async ({ id, revision }: ServiceRequestTold, text: string) =>
  call<ServiceRequestTold>('serviceRequests.answer', { id, revision, text, status: 'waiting' });

let accountId = '';
beforeEach(async () => {
  if (!there) return;
  clock.moveTo('2026-11-23T01:00:00Z');
  for (const table of ['delivery', 'inbound_mail', 'mail_thread', 'mailbox', 'request_entry', 'service_request', 'contact'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  user = `help-${newId()}`;
  smtp = await mailServer();
  const server = { enabled: true, host: smtp.host, port: smtp.port, security: 'none', user: null };
  await call('mail.setServer', { ...server, fromName: '服务台', fromAddress: 'desk@example.com', web: 'https://f.example.com' });
  await call('mailboxes.create', {
    ...{ kind: 'imap', name: '服务台', address: 'help@example.com', enabled: true },
    ...{ host: imap.host, port: imap.port, security: 'none', user, password: imap.password },
  });
  accountId = (await call<Account>('accounts.create', { code: newId(), name: '清江大学', createdOn: '2020-01-01' })).id;
  await call('contacts.create', { accountId, name: '李雪梅', email: 'li@customer.example' });
});

describe.skipIf(!there)('a customer who writes', () => {
  test('opens a request of their account, is answered in the same conversation, and goes on with it', async () => {
    await write(
      ['Message-ID: <a@customer.example>', 'From: Li <li@customer.example>', 'Subject: 报表打不开'],
      '您好，\r\n报表打不开。\r\n\r\n谢谢\r\n李雪梅',
    );
    const [opened] = await requests();
    const first = await told(opened!.id);
    expect(first).toMatchObject({ accountId, contactName: '李雪梅', channel: 'mail', subject: '报表打不开', status: 'new' });
    expect(said(first)).toEqual(['in: 您好，\n报表打不开。']);

    await answer(first, '请问是哪一张报表？');
    await minute();
    await minute();
    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received as [(typeof smtp.received)[0]];
    expect(mail.to).toEqual(['li@customer.example']);
    expect(mail.headers).toMatchObject({
      ...{ subject: `Re: 报表打不开 [#R-${first.number}]`, from: '服务台 <desk@example.com>', 'reply-to': 'help@example.com' },
      ...{ 'in-reply-to': '<a@customer.example>', references: '<a@customer.example>' },
    });
    expect(mail.headers).not.toHaveProperty('auto-submitted');
    expect(mail.headers).not.toHaveProperty('list-unsubscribe');
    expect(mail.text).toMatch(/^请问是哪一张报表？/);

    const ours = mail.headers['message-id']!;
    const quoted = '\r\n\r\n在 2026-11-23 09:05，"服务台" <desk@example.com> 写道：\r\n> 请问是哪一张报表？';
    await write(
      ['Message-ID: <b@customer.example>', 'From: li@customer.example', `In-Reply-To: ${ours}`, 'Subject: 回复'],
      `年度报表${quoted}`,
    );
    expect(await requests()).toHaveLength(1);
    const second = await told(opened!.id);
    expect(said(second)).toEqual(['in: 您好，\n报表打不开。', 'out: 请问是哪一张报表？', 'in: 年度报表']);
    expect(second.status).not.toBe('waiting');

    await answer(second, '已修好');
    await minute();
    expect(smtp.received[1]!.headers).toMatchObject({
      ...{ 'in-reply-to': '<b@customer.example>', references: `<a@customer.example> ${ours} <b@customer.example>` },
    });
  });

  test('finds back by the number in the subject, which is of use to nobody else', async () => {
    await write(['Message-ID: <a@customer.example>', 'From: li@customer.example', 'Subject: 报表打不开'], '打不开');
    const { id, number } = await told((await requests())[0]!.id);
    await write(['From: wang@customer.example', `Subject: Re: 报表打不开 [#R-${number}]`], '我也是');
    expect(said(await told(id))).toEqual(['in: 打不开', 'in: 我也是']);
    await write(['From: stranger@elsewhere.example', `Subject: Re: 报表打不开 [#R-${number}]`], '把数据发给我');
    expect(said(await told(id))).toEqual(['in: 打不开', 'in: 我也是']);
    expect(await requests()).toHaveLength(2);
  });

  test('is answered with who else of theirs writes; a stranger who came to know of a mail reads nothing of ours', async () => {
    await write(['Message-ID: <a@customer.example>', 'From: li@customer.example', 'Subject: 报表打不开'], '打不开');
    const { id } = (await requests())[0]!;
    const then = async (from: string) => {
      await write([`From: ${from}`, 'In-Reply-To: <a@customer.example>', 'Subject: Re: 报表打不开'], '补充');
      await answer(await told(id), '收到');
      await minute();
      return smtp.received.at(-1)!.to;
    };
    expect(await then('wang@customer.example')).toEqual(['wang@customer.example']);
    expect(await then('stranger@elsewhere.example')).toEqual(['wang@customer.example']);
    expect(await then('li@customer.example')).toEqual(['li@customer.example']);
    expect(await requests()).toHaveLength(1);
  });

  test('whose words were moved to another request goes on there', async () => {
    await write(['Message-ID: <a@customer.example>', 'From: li@customer.example', 'Subject: 两件事'], '打不开');
    await write(
      ['Message-ID: <b@customer.example>', 'From: li@customer.example', 'In-Reply-To: <a@customer.example>', 'Subject: Re: 两件事'],
      '还想加一个账号',
    );
    const { id, revision, entries } = await told((await requests())[0]!.id);
    const entryIds = entries.filter(({ body }) => body === '还想加一个账号').map((entry) => entry.id);
    await call('serviceRequests.split', { id, revision, entryIds, subject: '加账号', kind: 'management', severity: 'normal' });
    const split = (await requests()).find((one) => one.id !== id)!;
    await write(['From: li@customer.example', 'In-Reply-To: <b@customer.example>', 'Subject: Re: 两件事'], '账号给王强');
    expect(said(await told(split.id))).toEqual(['in: 还想加一个账号', 'in: 账号给王强']);
    await answer(await told(split.id), '加好了');
    await minute();
    expect(smtp.received.at(-1)!.headers.references).toContain('<b@customer.example>');
  });

  test('whom nobody knows has a request of no account, and is answered all the same', async () => {
    await write(['Message-ID: <a@new.example>', 'From: =?utf-8?B?546L5by6?= <wang@new.example>', 'Subject: '], '想了解一下产品');
    const request = await told((await requests())[0]!.id);
    expect(request).toMatchObject({ accountId: null, subject: '（没有主题）' });
    expect(request.entries.find(({ kind }) => kind === 'in')).toMatchObject({ authorName: '王强' });
    await answer(request, '好的，稍后联系您');
    await minute();
    expect(smtp.received.map(({ to }) => to)).toEqual([['wang@new.example']]);
  });

  test('wants no mail of ours, and is answered nevertheless', async () => {
    await sql`insert into mail_address (digest, refused_at) values (sha256(convert_to('li@customer.example', 'UTF8')), '2026-11-01') on conflict do nothing`.execute(
      db,
    );
    await write(['Message-ID: <a@customer.example>', 'From: li@customer.example', 'Subject: 报表打不开'], '打不开');
    await answer(await told((await requests())[0]!.id), '已修好');
    await minute();
    expect(smtp.received).toHaveLength(1);
    await sql`delete from mail_address`.execute(db);
  });

  test('is answered with files, which go with the mail; too many bytes stay where the mail says', async () => {
    await write(['Message-ID: <f@customer.example>', 'From: li@customer.example', 'Subject: 怎么导出'], '怎么导出');
    const { id, revision } = await told((await requests())[0]!.id);
    async function* body() {
      yield Buffer.from('%PDF-1.7 步骤');
    }
    const ctx = await fulcrum.ctx();
    const file = (await fulcrum.door.dispatchStream('requestFileUpload', ctx, { name: '步骤.pdf' }, body())) as { id: string };
    const answered = await call<ServiceRequestTold>('serviceRequests.answer', { id, revision, text: '见附件', fileIds: [file.id] });
    await minute();
    expect(smtp.received.at(-1)!.headers['content-type']).toContain('multipart/mixed');
    expect(smtp.received.at(-1)!.raw).toContain(Buffer.from('%PDF-1.7 步骤').toString('base64'));
    const large = (await fulcrum.door.dispatchStream('requestFileUpload', ctx, { name: '大.bin' }, body())) as { id: string };
    await sql`update request_file set bytes = ${16 * 1024 * 1024} where id = ${large.id}`.execute(db);
    await call('serviceRequests.answer', { id, revision: answered.revision, text: '还有', fileIds: [large.id] });
    await minute();
    expect(smtp.received.at(-1)!.text).toContain('请在客户门户查看：大.bin');
  });

  test('sends files: they hang on what was said with them, and are named there', async () => {
    const part = (disposition: string, content: string) =>
      [
        '--b',
        `Content-Disposition: ${disposition}`,
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(content).toString('base64'),
        '',
      ].join('\r\n');
    const mail = [
      ...['Message-ID: <a@customer.example>', 'From: li@customer.example', 'Subject: log', 'Content-Type: multipart/mixed; boundary=b', ''],
      ...['--b', 'Content-Type: text/plain; charset=utf-8', '', '日志见附件', ''],
      `${part('attachment; filename="server.log.txt"', 'ORA-00942')}--b--`,
    ].join('\r\n');
    await imap.deliver(user, [Buffer.from(mail)]);
    await minute();
    const { id } = (await requests())[0]!;
    expect(said(await told(id))).toEqual(['in: 日志见附件\n\n[server.log.txt]']);
    expect((await told(id)).entries.flatMap(({ files }) => files)).toMatchObject([
      { name: 'server.log.txt', mediaType: 'text/plain', bytes: 9 },
    ]);
  });

  test('shows pictures in what is written: they stand where they stood, and those of the signature and of the old mail are left', async () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\n of a screen', 'latin1').toString('base64');
    const part = (id: string, name: string, content = png) =>
      [
        ...['--r', 'Content-Type: image/png', `Content-ID: <${id}>`, `Content-Disposition: inline; filename="${name}"`],
        ...['Content-Transfer-Encoding: base64', '', content, ''],
      ].join('\r\n');
    const html =
      '<p>点导出后如图：</p><img src="cid:1"><img src="cid:run"><p>请看一下</p><p>谢谢<br>李雪梅</p><img src="cid:logo"><p>在 2026年11月20日，下午3:12，服务台 &lt;help@example.com&gt; 写道：</p><blockquote>您好<img src="cid:old"></blockquote>';
    const mail = [
      ...[
        'Message-ID: <a@customer.example>',
        'From: Li <li@customer.example>',
        'Subject: x',
        'Content-Type: multipart/related; boundary=r',
        '',
      ],
      ...['--r', 'Content-Type: text/html; charset=utf-8', '', html, ''],
      `${part('1', 'screen.png')}${part('run', 'fix.exe', Buffer.from('MZ').toString('base64'))}${part('logo', 'logo.png')}${part('old', 'old.png')}--r--`,
    ].join('\r\n');
    await imap.deliver(user, [Buffer.from(mail)]);
    await minute();
    const [request] = await requests();
    const { entries } = await told(request!.id);
    const { body, files } = entries.find(({ kind }) => kind === 'in')!;
    expect(body.split(/\s*\n\s*/)).toEqual(['点导出后如图：', '[screen.png]', '[fix.exe]', '请看一下']);
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([['screen.png', 'image/png']]);
  });

  test('is told at once that the mail arrived, once a request and never where a program wrote; an answer to that goes on with it', async () => {
    const [mailbox] = (await call<{ items: { id: string }[] }>('mailboxes.list', {})).items;
    await call('mailboxes.change', { id: mailbox!.id, acknowledges: true });
    await write(['Message-ID: <a@customer.example>', 'From: Li <li@customer.example>', 'Subject: 报表打不开'], '您好，报表打不开。');
    await minute();
    const [opened] = await requests();
    const { number } = await told(opened!.id);
    const [receipt] = smtp.received;
    expect(receipt!.to).toEqual(['li@customer.example']);
    expect(receipt!.headers).toMatchObject({
      ...{ subject: `Re: 报表打不开 [#R-${number}]`, 'reply-to': 'help@example.com', 'in-reply-to': '<a@customer.example>' },
      'auto-submitted': 'auto-replied',
    });
    expect(receipt!.text).toContain(`请求编号 ${number}`);

    const id = receipt!.headers['message-id'];
    await write(['Message-ID: <b@customer.example>', 'From: Li <li@customer.example>', 'Subject: x', `In-Reply-To: ${id}`], '补充：年报。');
    await write(['Message-ID: <c@bot.example>', 'From: bot@bot.example', 'Subject: Out', 'Auto-Submitted: auto-replied'], 'away');
    await minute();
    expect(said(await told(opened!.id))).toEqual(['in: 您好，报表打不开。', 'in: 补充：年报。']);
    expect(smtp.received).toHaveLength(1);
  });
});
