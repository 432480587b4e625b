import type { Contact, Delivery } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { mailServer } from '../../../test/harness/mail-server.ts';
import { served, type TestServer } from '../../../test/harness/served.ts';
import { mayBeMailed } from '../contacts/index.ts';
import { sendingJobs, sendLater } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { db, call, clock, services } = fulcrum;
const TO = 'Li.Min@customer.example';
let http: TestServer;
let accountId: string;
let contactId: string;
let made = 0;

const use = ({ host, port }: { host: string; port: number }) =>
  call('mail.setServer', {
    ...{ enabled: true, host, port, security: 'none', user: null, fromName: '衡川', fromAddress: 'care@example.com' },
    web: 'https://fulcrum.example.com',
  });
const queue = (more: object = {}) => {
  made += 1;
  return sendLater(db, [{ key: `k${made}`, to: TO, subject: '报告', text: '您好', ...more }], clock.now().toString());
};
const send = () => fulcrum.runJob(sendingJobs[0]!);
const list = async () => (await call<{ items: Delivery[] }>('deliveries.list')).items;
const contact = async () => (await call<{ items: Contact[] }>('contacts.list', { accountId })).items[0]!;
const mailable = async () =>
  (await sql<{ may: boolean }>`select ${mayBeMailed} as may from contact c where c.id = ${contactId}`.execute(db)).rows[0]!.may;
/** What the link of a mail says, as anybody may ask it. */
const open = (link: string, init?: RequestInit) => fetch(link.replace('https://fulcrum.example.com', http.url), init);

/** Sends one mail, and answers the link at its end. */
async function sent(): Promise<{ link: string; headers: Record<string, string> }> {
  const server = await mailServer();
  await use(server);
  await queue();
  await send();
  const [mail] = server.received;
  return { link: /https:\S+\/u\/\S+/.exec(mail!.text)![0], headers: mail!.headers };
}

beforeAll(async () => {
  http = await served(fulcrum);
  accountId = (await call<{ id: string }>('accounts.create', { code: 'U-1', name: '云栖大学' })).id;
  contactId = (await call<{ id: string }>('contacts.create', { accountId, name: '李敏', email: TO })).id;
});
afterAll(() => http.stop());
beforeEach(async () => {
  clock.moveTo('2026-11-23T01:00:00Z');
  await sql`delete from delivery`.execute(db);
  await sql`delete from mail_address`.execute(db);
});

describe('a mail to a customer’s person', () => {
  test('ends with a link, and says in its headers how to leave by one click', async () => {
    const { link, headers } = await sent();
    expect(headers['list-unsubscribe']).toBe(`<${link}>`);
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(link).not.toContain('customer.example');
  });

  test('to one of our own people leads to their preferences, and has no such link', async () => {
    const server = await mailServer();
    await use(server);
    const { userId } = await fulcrum.person('csm');
    await queue({ userId, preferences: 'https://fulcrum.example.com/me#notifications' });
    await send();
    const [mail] = server.received;
    expect(mail!.headers['list-unsubscribe']).toBe('<https://fulcrum.example.com/me#notifications>');
    expect(mail!.headers['list-unsubscribe-post']).toBeUndefined();
    expect(mail!.text).not.toContain('/u/');
  });
});

describe('the page of the link', () => {
  test('only shows when it is opened, in the reader’s language; posted to, the address gets no more mail', async () => {
    const { link } = await sent();
    const shown = await (await open(link, { headers: { 'accept-language': 'en' } })).text();
    expect(shown).toContain(TO);
    expect(shown).toContain('<button>Unsubscribe</button>');
    expect(await mailable()).toBe(true);
    const done = await open(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('已退订')]);
    expect(await mailable()).toBe(false);
    expect(await contact()).toMatchObject({ mailStop: { refusedAt: '2026-11-23T01:00:00Z', bouncedAt: null } });
    const audit = await sql<{ action: string }>`select action from audit where action = 'mail.refuse'`.execute(db);
    expect(audit.rows).toHaveLength(1);
  });

  test('does nothing for a link that was not sent from here, and answers no address', async () => {
    const { link } = await sent();
    const wrong = [
      link.slice(0, -4),
      `${link.slice(0, -3)}AAA`,
      link.replace(/\/u\/.*/, '/u/x'),
      link.replace(/\/u\/.*/, `/u/${services.seal(TO)}`),
      link.replace(/\/u\/.*/, `/u/${encodeURIComponent('<script>')}`),
    ];
    for (const one of wrong) {
      const answer = await open(one, { method: 'POST' });
      const page = await answer.text();
      expect([one, answer.status, page.includes(TO), page.includes('<script')]).toEqual([one, 404, false, false]);
    }
    expect(await mailable()).toBe(true);
  });

  test('a mail that waits is not sent once its reader has refused', async () => {
    const { link } = await sent();
    const server = await mailServer();
    await use(server);
    await queue();
    await open(link, { method: 'POST', body: new FormData() });
    await send();
    expect(server.received).toEqual([]);
    expect((await list()).filter(({ state }) => state === 'failed')).toMatchObject([{ error: '收件人已退订，没有发送' }]);
  });

  test('is lifted only with how and when the person asked for mail again, which is kept', async () => {
    await open((await sent()).link, { method: 'POST' });
    await expect(call('contacts.mailAgain', { id: contactId })).rejects.toMatchObject({ reason: 'contact.consent_needed' });
    await call('contacts.mailAgain', { id: contactId, consent: '11 月 23 日来电请求恢复' });
    expect([await mailable(), (await contact()).mailStop]).toEqual([true, null]);
    const kept = await sql<{ after: { consent: string } }>`select after from audit where action = 'contact.mail_again'`.execute(db);
    expect(kept.rows).toMatchObject([{ after: { consent: '11 月 23 日来电请求恢复' } }]);
  });
});

describe('an address at which nothing arrives', () => {
  test('is marked by what its server answers, mailed no more, and mailed again once that is mended', async () => {
    const server = await mailServer({ refuse: () => ({ code: 550, says: '5.1.1 no such user here' }) });
    await use(server);
    await queue();
    await send();
    expect(await contact()).toMatchObject({
      mailStop: { refusedAt: null, status: '5.1.1', reason: expect.stringContaining('no such user') },
    });
    expect(await mailable()).toBe(false);
    await call('contacts.mailAgain', { id: contactId });
    expect(await mailable()).toBe(true);
  });

  test('is not marked where the mail was refused for another reason', async () => {
    await use(await mailServer({ refuse: () => ({ code: 550, says: '5.7.1 relaying denied' }) }));
    await queue();
    await send();
    expect((await list())[0]).toMatchObject({ state: 'failed' });
    expect(await mailable()).toBe(true);
  });

  test('is marked after three mails in a row that were given up for the moment’s reasons; one that arrives begins anew', async () => {
    const full = await mailServer({ refuse: () => ({ code: 552, says: '5.2.2 mailbox full' }) });
    const fine = await mailServer();
    const courses = [full, full, fine, full, full, full];
    const marked: boolean[] = [];
    for (const server of courses) {
      await use(server);
      await queue();
      await send();
      marked.push(!(await mailable()));
    }
    expect(marked).toEqual([false, false, false, false, false, true]);
    expect((await contact()).mailStop).toMatchObject({ status: '5.2.2', reason: expect.stringContaining('mailbox full') });
  });

  test('is marked by a report that comes back later, where it is of a mail of ours to that address', async () => {
    await sent();
    const [{ id }] = (await list()) as [Delivery];
    const report = (messageId: string, address: string) =>
      `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${address}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 gone\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${messageId}@example.com>\n\n--b--\n`;
    const none = { mails: 0, addresses: 0 };
    expect(await call('mail.bounce', { message: report('00000000-0000-7000-8000-000000000000', TO) })).toEqual(none);
    expect(await call('mail.bounce', { message: report(id, 'other@customer.example') })).toEqual(none);
    expect(await mailable()).toBe(true);
    expect(await call('mail.bounce', { message: report(id, TO.toLowerCase()) })).toEqual({ mails: 1, addresses: 1 });
    expect(await mailable()).toBe(false);
    expect((await list())[0]).toMatchObject({ state: 'failed', error: '550 gone' });
  });
});
