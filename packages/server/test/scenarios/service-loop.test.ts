// The desk's whole course, over real mail: what one customer wrote is what the next one finds.
import type { Account, Article, FoundArticle, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/access/index.ts';
import { sendingJobs } from '../../src/slices/deliveries/index.ts';
import { answeringJobs, collectingJobs, handlingJobs, handOverToRequests } from '../../src/slices/inbound-mail/index.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { hasImapServer, imapServer, type TestImapServer } from '../harness/imap-server.ts';
import { mailServer, type TestMailServer } from '../harness/mail-server.ts';
import { signedIn } from '../harness/portal.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const JOBS = [collectingJobs[0]!, handlingJobs(handOverToRequests(async () => null))[0]!, answeringJobs[0]!, sendingJobs[0]!];
const USER = 'desk';
let imap: TestImapServer;
let smtp: TestMailServer;
beforeAll(async () => {
  if (!hasImapServer()) return;
  clock.moveTo('2026-11-23T01:00:00Z');
  imap = await imapServer();
});
/** The house's own servers, as its administrator enters them. */
async function connect(): Promise<void> {
  smtp = await mailServer();
  const server = { enabled: true, host: smtp.host, port: smtp.port, security: 'none', user: null };
  await call('mail.setServer', { ...server, fromName: '服务台', fromAddress: 'desk@example.com', web: 'https://f.example.com' });
  await call('mailboxes.create', {
    ...{ kind: 'imap', name: '服务台', address: 'help@example.com', enabled: true },
    ...{ host: imap.host, port: imap.port, security: 'none', user: USER, password: imap.password },
  });
}
afterAll(() => imap?.stop());

async function minute(): Promise<void> {
  clock.moveTo(clock.now().add({ minutes: 1 }).toString());
  for (const job of JOBS) await fulcrum.runJob(job);
}
const does = (verb: string, { id, revision }: ServiceRequestTold, more: object, who?: Actor) =>
  call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, revision, ...more }, who);
const publish = async ({ id, contents }: Article, who?: Actor) =>
  call('articles.publish', { id, language: 'zh', revision: contents[0]?.revision }, who);

describe.skipIf(!hasImapServer())('a customer’s mail', () => {
  test('goes to the provider of its product, is answered out of an article, called back, closed and rated, and becomes what the next customer finds', async () => {
    await connect();
    const providerId = (await call<Account>('accounts.create', { code: 'ZX', name: '知行数据' })).id;
    const { id: productId } = await call<{ id: string }>('products.create', { code: 'DATA', name: '数据平台' });
    await sql`update product set provider_account_id = ${providerId} where id = ${productId}`.execute(db);
    const engineer = await fulcrum.person('provider', { name: '顾行' });
    await call('members.add', { accountId: providerId, userId: engineer.userId, role: 'service' });
    const [agent, lead] = [await fulcrum.person('agent', { name: '林溪' }), await fulcrum.person('service_lead', { name: '方舟' })];
    const body = '在**数据平台**里选“凭证”，点“重新签发”。';
    const about = { productId, audience: 'providers' };
    await publish(await call<Article>('articles.create', { language: 'zh', title: '凭证过期后怎样重新签发', body, ...about }));
    const accountId = (await call<Account>('accounts.create', { code: 'QJ', name: '清江大学' })).id;
    await call('contacts.create', { accountId, name: '李雪梅', email: 'li@customer.example' });

    const mail = [
      'From: li@customer.example',
      'Message-ID: <a@customer.example>',
      'Subject: 凭证过期了，登录不了',
      'Content-Type: text/plain; charset=utf-8',
    ];
    await imap.deliver(USER, [Buffer.from([...mail, '', '老师说凭证过期，登录不了。', ''].join('\r\n'))]);
    await minute();
    const [opened] = (await call<{ items: { id: string }[] }>('serviceRequests.list', {}, lead)).items;
    const arrived = await call<ServiceRequestTold>('serviceRequests.get', { id: opened!.id }, lead);
    expect(arrived).toMatchObject({ accountName: '清江大学', contactName: '李雪梅', channel: 'mail' });

    const known = await does('change', arrived, { productId, kind: 'question' }, lead);
    const sent = await does('dispatch', known, { toProvider: true }, lead);
    expect(sent).toMatchObject({ status: 'dispatched', providerName: '知行数据' });
    expect((await call<{ items: { id: string }[] }>('serviceRequests.list', {}, engineer)).items).toMatchObject([{ id: sent.id }]);

    const suggested = await call<{ items: FoundArticle[] }>('articles.suggest', { q: sent.subject }, engineer);
    expect(suggested.items[0]).toMatchObject({ title: '凭证过期后怎样重新签发' });
    const solution = '请在数据平台里选“凭证”，点“重新签发”，然后重新登录。';
    const answered = await does('answer', sent, { text: solution, status: 'solved' }, engineer);
    await minute();
    await minute();
    expect(smtp.received.map(({ to, text }) => ({ to, said: text.includes(solution) }))).toEqual([
      { to: ['li@customer.example'], said: true },
    ]);
    const closed = await does('close', answered, { callback: 'confirmed', note: '电话确认可以登录', rating: 5 }, agent);
    expect(closed).toMatchObject({ status: 'closed', rating: 5 });

    const draft = {
      language: 'zh',
      title: '凭证过期无法登录',
      body: solution,
      questions: [closed.subject],
      productId,
      audience: 'customers',
    };
    const next = await signedIn(fulcrum);
    const finds = async (q: string) =>
      (await call<{ results: FoundArticle[] }>('portalHelp.search', { q }, next.actor)).results.map(({ title }) => title);
    expect(await finds('凭证过期登录不了')).toEqual([]);
    await publish(await call<Article>('articles.create', draft, agent), lead);
    for (const q of ['凭证过期登录不了', 'pingzheng guoqi', '憑證過期']) expect((await finds(q))[0], q).toBe('凭证过期无法登录');
  });
});
