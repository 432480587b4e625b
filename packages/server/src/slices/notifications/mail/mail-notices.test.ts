import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { mailServer } from '../../../../test/harness/mail-server.ts';
import { sendingJobs } from '../../deliveries/index.ts';
import { mailingJobs, tellingJobs } from '../index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock } = fulcrum;
type Person = Awaited<ReturnType<typeof fulcrum.person>>;
const DAY = '2026-11-25';
const moveTo = (time: string, day = DAY) => clock.moveTo(`${day}T${time}:00+08:00`);
const SERVER = {
  ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', user: null, fromName: 'Fulcrum', fromAddress: 'fulcrum@example.com' },
  web: 'https://fulcrum.example.com/',
};
let lead: Person;
let csm: Person;
let accountId: string;

beforeAll(async () => {
  lead = await fulcrum.person('operations_lead', { name: '林知远' });
  csm = await fulcrum.person('csm', { name: '陈静' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'M-1', name: '衡川 <大学>', ownerId: csm.userId })).id;
});
beforeEach(async () => {
  await sql`delete from notification`.execute(db);
  await sql`delete from delivery`.execute(db);
  await sql`delete from notification_preference`.execute(db);
  await call('mail.setServer', SERVER);
  moveTo('10:00');
});

/** A second later each time: what came first is told by its moment. */
const give = (title: string, who = csm) => {
  clock.moveTo(clock.now().add({ seconds: 1 }).toString());
  return call<{ id: string; revision: number }>('tasks.create', { accountId, title, dueOn: '2026-11-30', ownerId: who.userId }, lead);
};
interface Made {
  to: string;
  subject: string;
  text: string;
  html: string;
  userId: string;
}
/** The mails that a minute makes, as the queue has them. */
async function minute(): Promise<Made[]> {
  await fulcrum.runJob(tellingJobs[0]!);
  const before = await sql<{ id: string }>`select id from delivery`.execute(db);
  await fulcrum.runJob(mailingJobs[0]!);
  const made =
    await sql<Made>`select content ->> 'to' as to, content ->> 'subject' as subject, content ->> 'text' as text, content ->> 'html' as html, user_id as "userId"
    from delivery where id <> all(${before.rows.map(({ id }) => id)}::uuid[]) order by created_at, id`.execute(db);
  return made.rows;
}
const subjects = async () => (await minute()).map(({ subject }) => subject);
const wish = (kinds: object, times?: object, who = csm) =>
  call('notifications.setPreferences', { kinds, ...(times ? { times } : {}) }, who);
const DIGEST = { digest: { every: 'day', weekday: 1, at: '08:30' }, quiet: { from: '21:00', until: '07:30' }, workingDays: true };

test('what waits for somebody is mailed at once, with where it leads and where one says how to be told; once', async () => {
  const task = await give('回访 & 复盘');
  const [mail, ...more] = await minute();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ to: `${csm.userId}@example.com`, userId: csm.userId, subject: '交给您的待办：回访 & 复盘' });
  expect(mail!.text).toBe(
    `交给您的待办：回访 & 复盘\n衡川 <大学> · 来自林知远 · 截止 11 月 30 日\nhttps://fulcrum.example.com/today?task=${task.id}\n\n--\n更改通知方式或停收邮件：https://fulcrum.example.com/me#notifications\n`,
  );
  expect(mail!.html).toContain(`<a href="https://fulcrum.example.com/today?task=${task.id}"`);
  expect(mail!.html).toContain('衡川 &#60;大学&#62;');
  expect(await minute()).toEqual([]);
});

test('several of one minute are one mail, in the language of who reads it', async () => {
  await sql`update app_user set language = 'en' where id = ${csm.userId}::uuid`.execute(db);
  await give('One');
  await give('Two');
  const [mail] = await minute();
  expect(mail).toMatchObject({ subject: '2 notifications' });
  expect(mail!.text).toContain('Task for you: One\n衡川 <大学> · from 林知远 · due 30 November\n');
  await sql`update app_user set language = null where id = ${csm.userId}::uuid`.execute(db);
});

test('two runs at once make one mail', async () => {
  await give('回访');
  await Promise.all([fulcrum.runJob(mailingJobs[0]!), fulcrum.runJob(mailingJobs[0]!)]);
  const made = await sql`select from delivery`.execute(db);
  expect(made.rows).toHaveLength(1);
});

test('in quiet hours and on days off mail waits, and comes as one when they end', async () => {
  moveTo('22:00', '2026-11-27'); // a Friday
  await give('甲');
  expect(await subjects()).toEqual([]);
  moveTo('10:00', '2026-11-28');
  await give('乙');
  expect(await subjects()).toEqual([]);
  moveTo('07:29', '2026-11-30');
  expect(await subjects()).toEqual([]);
  moveTo('07:30', '2026-11-30');
  expect(await subjects()).toEqual(['2 条通知']);
});

test('a digest comes at its hour with what came since the last; what one has read or done meanwhile is not in it', async () => {
  await wish({ task_given: { mail: 'digest' } }, DIGEST);
  await give('甲');
  const done = await give('乙');
  await give('丙');
  expect(await subjects()).toEqual([]);
  await call('tasks.close', { id: done.id, revision: done.revision, outcome: 'reached', note: '已办' }, csm);
  moveTo('08:29', '2026-11-26');
  expect(await subjects()).toEqual([]);
  moveTo('08:30', '2026-11-26');
  const [mail] = await minute();
  expect(mail!.subject).toBe('通知汇总：2 条通知');
  expect(mail!.text).toMatch(/甲[\s\S]*丙/);
  expect(mail!.text).not.toContain('乙');
  await give('丁');
  moveTo('20:00', '2026-11-26');
  expect(await subjects()).toEqual([]);
  await call('notifications.readAll', {}, csm);
  moveTo('08:30', '2026-11-27');
  expect(await subjects()).toEqual([]);
});

test('what was told of a customer whom the reader no longer meets is not mailed', async () => {
  await wish({ risk_given: { mail: 'digest' } }, DIGEST);
  const { id, revision } = await call<{ id: string; revision: number }>('accounts.create', {
    code: 'M-2',
    name: '东江',
    ownerId: csm.userId,
  });
  await call('risks.raise', { accountId: id, kind: 'overdue', title: '欠款', ownerId: csm.userId }, lead);
  await call('accounts.change', { id, revision, ownerId: lead.userId }, lead);
  moveTo('09:00', '2026-11-26');
  expect(await subjects()).toEqual([]);
});

test('a kind can be mailed only, shown only, or neither', async () => {
  const unread = async () => (await call<{ unread: number }>('notifications.unread', {}, csm)).unread;
  await wish({ task_given: { inApp: false, mail: 'at_once' } });
  await give('甲');
  expect([await unread(), await subjects()]).toEqual([0, ['交给您的待办：甲']]);
  await wish({ task_given: { inApp: true, mail: 'off' } });
  await give('乙');
  expect([await unread(), await subjects()]).toEqual([1, []]);
  await wish({ task_given: { inApp: false } });
  await give('丙');
  expect([await unread(), await subjects()]).toEqual([1, []]);
});

test('where no mail is sent nothing is kept to be mailed later, and people are told so where they choose', async () => {
  await call('mail.setServer', { ...SERVER, enabled: false });
  await give('甲');
  expect(await call('notifications.preferences', {}, csm)).toMatchObject({ mails: false });
  await call('mail.setServer', SERVER);
  expect(await subjects()).toEqual([]);
  expect(await call('notifications.preferences', {}, csm)).toMatchObject({ mails: true });
});

test('from a task given to a mail received: told, made and sent in one minute', async () => {
  const server = await mailServer();
  await call('mail.setServer', { ...SERVER, port: server.port });
  await give('回访');
  await minute();
  await fulcrum.runJob(sendingJobs[0]!);
  expect(server.received).toMatchObject([
    {
      to: [`${csm.userId}@example.com`],
      headers: { subject: '交给您的待办：回访', 'list-unsubscribe': '<https://fulcrum.example.com/me#notifications>' },
    },
  ]);
});
