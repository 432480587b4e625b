import type { InboundMail, Mailbox } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { served, type TestServer } from '../../test/harness/served.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
let http: TestServer;
beforeAll(async () => {
  http = await served(fulcrum);
});
afterAll(() => http.stop());
const create = (name: string) =>
  call<Mailbox & { hook: string }>('mailboxes.create', { kind: 'hook', name, address: 'help@example.com', enabled: true });
const post = (path: string, body: BodyInit | null, headers: Record<string, string> = { 'content-type': 'message/rfc822' }) =>
  fetch(`${http.url}${path}`, {
    method: 'POST',
    headers,
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
const MAIL = 'Message-ID: <a@customer.example>\r\nFrom: li@customer.example\r\n\r\nHello\r\n';

test('a mail service posts each mail as it came, and one that is posted again is kept once', async () => {
  const { hook, id } = await create('one');
  for (const isNew of [true, false]) {
    const answer = await post(hook, MAIL);
    expect([answer.status, await answer.json()]).toEqual([200, { isNew }]);
  }
  // Whatever the service calls it.
  expect((await post(hook, MAIL.replace('a@', 'b@'), { 'content-type': 'text/plain' })).status).toBe(200);
  const kept = await sql<{ raw: Buffer }>`select raw from inbound_mail where message_id = 'a@customer.example'`.execute(db);
  expect(kept.rows.map(({ raw }) => raw.toString())).toEqual([MAIL]);
  expect((await call<{ items: Mailbox[] }>('mailboxes.list')).items.find((one) => one.id === id)).toMatchObject({ mails: 2 });
});

test('what is no mail is refused with what to do, and kept nowhere', async () => {
  const { hook, id } = await create('strange');
  const form = new FormData();
  form.set('mime', MAIL);
  const json = JSON.stringify({ from: 'li@customer.example', text: 'Hello' });
  const posts: [BodyInit, Record<string, string>][] = [
    [json, { 'content-type': 'application/json' }],
    [form, {}],
    [new URLSearchParams({ mime: MAIL }), {}],
  ];
  for (const [body, headers] of posts) {
    const answer = await post(hook, body, headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'mailbox.no_mail']);
  }
  expect((await post(hook, `\r\n${MAIL.replace('a@', 'blank@')}`)).status).toBe(200);
  expect((await call<{ items: Mailbox[] }>('mailboxes.list')).items.find((one) => one.id === id)).toMatchObject({ mails: 1 });
});

test('of a mail that never seems to end only the beginning is kept', async () => {
  const { hook } = await create('large');
  const piece = Buffer.alloc(1024 * 1024, 'x');
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(sent === 0 ? Buffer.from(MAIL.replace('a@', 'large@')) : piece);
      if (++sent > 60) controller.close();
    },
  });
  expect((await post(hook, endless)).status).toBe(200);
  const { items } = await call<{ items: InboundMail[] }>('inboundMails.list', { limit: 1 });
  expect(items[0]!.bytes).toBeGreaterThan(60 * 1024 * 1024);
  const kept = await sql<{
    bytes: number;
  }>`select length(raw) as bytes from inbound_mail where message_id = 'large@customer.example'`.execute(db);
  expect(kept.rows[0]!.bytes).toBe(256 * 1024);
});

test('a secret that is changed, switched off or none of ours is good for nothing, and tells nothing', async () => {
  const { hook, id } = await create('two');
  const renewed = await call<{ hook: string }>('mailboxes.renewSecret', { id });
  expect((await post(hook, MAIL)).status).toBe(404);
  expect((await post(renewed.hook, MAIL.replace('a@', 'c@'))).status).toBe(200);
  expect((await post(renewed.hook, null)).status).toBe(400);
  await call('mailboxes.change', { id, enabled: false });
  expect((await post(renewed.hook, MAIL)).status).toBe(404);
  expect((await post('/hooks/mail/fh_none', MAIL)).status).toBe(404);
  const secrets = [hook, renewed.hook].map((path) => path.split('/').at(-1)!);
  const said = await sql<{
    all: string;
  }>`select (select string_agg(m::text, '') from mailbox m) || (select string_agg(a::text, '') from audit a) as all`.execute(db);
  for (const secret of secrets) expect(said.rows[0]!.all).not.toContain(secret);
});
