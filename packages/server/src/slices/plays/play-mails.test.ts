import type { PlayRun, RunStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { mailServer } from '../../../test/harness/mail-server.ts';
import { sendingJobs } from '../deliveries/index.ts';
import { advancePlays } from './run-plays.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock, db } = fulcrum;
const FREE = { perWeek: 5, from: '00:00', until: '24:00', workingDays: false };
const both = (zh: string) => `{ zh: '${zh}', en: '${zh} in English' }`;
let accountId: string;
const newAccount = async (code: string) => {
  accountId = (await call<{ id: string }>('accounts.create', { code, name: `云栖大学 ${code}` })).id;
};
const person = async (name: string, fields: object) => (await call<{ id: string }>('contacts.create', { accountId, name, ...fields })).id;
const yamlOf = (id: string, message: string) =>
  `apiVersion: fulcrum/v1\nkind: play\nid: ${id}\nname: ${both(id)}\ntrigger: { on: by_hand }\nsteps:\n  - { id: write, message: { channel: mail, title: ${both('写给{{account}}')}, reason: ${both('原因')}, ${message} } }\n  - { id: rest, wait: { days: 30 } }\n`;
const WHOLE = `ranks: [head, staff], subject: ${both('{{account}}的报告')}, script: ${both('{{recipient}}您好')}`;
async function publish(id: string, message = WHOLE): Promise<void> {
  await call('policies.saveDraft', { id, yaml: yamlOf(id, message) });
  await call('policies.publish', { id });
}
const begin = (id: string) => call<PlayRun>('plays.begin', { id, accountId });
const written = async ({ id }: PlayRun) => (await call<PlayRun & { steps: RunStep[] }>('plays.runById', { id })).steps[0]!;
const send = () => fulcrum.runJob(sendingJobs[0]!);
const use = ({ host, port }: { host: string; port: number }) =>
  call('mail.setServer', {
    ...{ enabled: true, host, port, security: 'none', user: null, fromName: '衡川科技', fromAddress: 'care@example.com' },
    web: 'https://fulcrum.example.com',
  });
const issues = async (message: string) =>
  (await call<{ issues: { code: string; path: unknown[] }[] }>('policies.check', { yaml: yamlOf('m', message) })).issues;

beforeAll(() => publish('writes'));
beforeEach(async () => {
  await sql`delete from delivery`.execute(db);
  await sql`delete from outgoing_message`.execute(db);
  await call('plays.setContactRules', FREE);
});

test('a mail goes out by itself, once, to who may be mailed, in the organisation’s language; an answer goes to the owner', async () => {
  await newAccount('M-1');
  const { userId } = await fulcrum.person('csm');
  await call('accounts.change', { id: accountId, revision: 1, ownerId: userId });
  await person('无邮箱', { rank: 'head' });
  await person('勿扰', { rank: 'head', email: 'no@customer.example', doNotContact: true });
  await person('李敏', { salutation: '李老师', rank: 'staff', email: 'li@customer.example' });
  const run = await begin('writes');
  expect(await written(run)).toMatchObject({ task: null, message: { channel: 'mail', state: 'queued', to: '李老师', at: null } });
  const server = await mailServer();
  await use(server);
  await send();
  await db.transaction().execute((tx) => advancePlays(tx, { now: clock.now().toString(), today: '2026-11-23', timeZone: 'Asia/Shanghai' }));
  await send();
  expect(server.received).toHaveLength(1);
  const [mail] = server.received;
  expect(mail).toMatchObject({
    to: ['li@customer.example'],
    headers: { subject: '云栖大学 M-1的报告', 'reply-to': `${userId}@example.com` },
  });
  expect(mail!.text).toMatch(/^李老师您好\s+--\s+本邮件由/);
  expect(await written(run)).toMatchObject({ message: { state: 'sent', error: null } });
  // What the queue has forgotten is still told.
  await call('plays.run', {});
  await sql`delete from delivery`.execute(db);
  expect((await written(run)).message).toMatchObject({ state: 'sent', at: expect.any(String) });
});

test('who said which of their addresses they prefer is mailed there', async () => {
  await newAccount('M-2');
  await person('王强', {
    ...{ rank: 'head', email: 'first@customer.example' },
    channels: { mails: [{ value: 'better@customer.example', preferred: true }] },
  });
  await begin('writes');
  const found = await sql`select content ->> 'to' as to from delivery`.execute(db);
  expect(found.rows).toEqual([{ to: 'better@customer.example' }]);
});

test('where nobody can be mailed a person sends it', async () => {
  await newAccount('M-3');
  await person('王强', { rank: 'head' });
  const run = await begin('writes');
  expect(await written(run)).toMatchObject({
    task: { title: '写给云栖大学 M-3', state: 'open' },
    message: { state: 'handed', to: '王强' },
  });
  expect(await sql`select from delivery`.execute(db)).toMatchObject({ rows: [] });
});

test('one that the server refuses is shown as failed, with what it said', async () => {
  await newAccount('M-4');
  await person('王强', { rank: 'head', email: 'gone@customer.example' });
  const run = await begin('writes');
  await use(await mailServer({ refuse: () => ({ code: 550, says: 'no such user' }) }));
  await send();
  expect((await written(run)).message).toMatchObject({ state: 'failed', error: expect.stringContaining('no such user') });
});

test('one that has not gone out when its run is stopped never does, and counts no more towards the week', async () => {
  await call('plays.setContactRules', { ...FREE, perWeek: 1 });
  await newAccount('M-5');
  await person('王强', { rank: 'head', email: 'wang@customer.example' });
  const run = await begin('writes');
  await call('plays.stop', { id: run.id });
  expect((await written(run)).message).toMatchObject({ state: 'called_off' });
  const server = await mailServer();
  await use(server);
  await send();
  expect(server.received).toEqual([]);
  expect((await written(await begin('writes'))).message).toMatchObject({ state: 'queued' });
});

test('outside the hours nothing is queued', async () => {
  await call('plays.setContactRules', { ...FREE, from: '10:00' });
  await newAccount('M-6');
  await person('王强', { rank: 'head', email: 'wang@customer.example' });
  expect(await written(await begin('writes'))).toMatchObject({ message: null, until: expect.stringContaining('2026-11-23') });
  expect(await sql`select from delivery`.execute(db)).toMatchObject({ rows: [] });
});

test('a mail needs its subject, and tells a customer no figures of ours', async () => {
  expect(await issues(`script: ${both('正文')}`)).toMatchObject([{ code: 'message.no_subject', path: ['steps', 0, 'message', 'subject'] }]);
  const scored = yamlOf('m', `subject: ${both('分数{{score}}')}, script: ${both('正文')}`).replace('on: by_hand', 'on: tier_moved');
  expect(await call('policies.check', { yaml: scored })).toMatchObject({
    issues: [{ code: 'text.variable', path: ['steps', 0, 'message', 'subject', 'zh'] }, { path: ['steps', 0, 'message', 'subject', 'en'] }],
  });
});

test('a trial says to whom it would be mailed, with its subject filled, or that a person would send it', async () => {
  await newAccount('M-7');
  await person('王强', { rank: 'head', email: 'wang@customer.example' });
  const tried = async () => call('plays.tryOut', { yaml: yamlOf('tried', WHOLE), accounts: [accountId] });
  expect(await tried()).toMatchObject({
    shown: [{ tasks: [{ mail: { to: '王强', subject: '云栖大学 M-7的报告' }, script: '王强您好' }] }],
  });
  await newAccount('M-8');
  await person('王强', { rank: 'head' });
  expect(await tried()).toMatchObject({ shown: [{ tasks: [{ mail: null, title: '写给云栖大学 M-8' }] }] });
});
