import type { Certificate, CourseSource, ExamAttempt, ExamResult, Notification, PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { playOf, publishPlay, publishTiers } from '../../../test/harness/plays-base.ts';
import { signedIn } from '../../../test/harness/portal.ts';
import { RIGHT, withExam } from '../../../test/harness/training-base.ts';
import type { Actor } from '../../access/index.ts';
import { tellingJobs } from '../notifications/index.ts';
import { runPlays } from '../plays/run-plays.ts';
import { trainingJobs } from './index.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const PASSED = '2026-01-10';
/** Of 12 months: to be renewed from 60 days before. */
const [BEFORE, FIRST, LATER, LAST, OVER] = ['2026-11-10', '2026-11-11', '2026-12-27', '2027-01-10', '2027-01-11'] as const;
const on = (day: string) => clock.moveTo(`${day}T01:00:00Z`);
let courseId: string;
let csm: Actor;

beforeAll(() => publishTiers(db));
beforeEach(async () => {
  for (const table of ['delivery', 'notification', 'certificate', 'exam_attempt', 'course'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  on(PASSED);
  const { id, revision } = await call<CourseSource>('courses.create', { course: withExam({ title: { zh: '上手', en: 'First steps' } }) });
  courseId = (await call<CourseSource>('courses.publish', { id, revision })).id;
  csm = await fulcrum.person('csm');
});

async function passes(who: Actor, group: 'learning' | 'portalLearning'): Promise<Certificate> {
  const { id } = await call<ExamAttempt>(`${group}.begin`, { id: courseId }, who);
  return (await call<ExamResult>(`${group}.handIn`, { id, answers: RIGHT }, who)).certificate!;
}
async function member() {
  const one = await signedIn(fulcrum);
  await call('accounts.assign', { ids: [one.accountId], ownerId: csm.userId });
  return one;
}
const listed = async (who?: Actor) =>
  (await call<{ items: Certificate[] }>('certificates.list', { view: 'expiring', courseId }, who)).items.map(({ id }) => id);
async function hour(): Promise<void> {
  for (const job of [...trainingJobs, ...tellingJobs]) await fulcrum.runJob(job);
  clock.moveTo(clock.now().add({ hours: 1 }).toString());
}
const told = async (who: Actor) =>
  (await call<{ items: Notification[] }>('notifications.list', {}, who)).items.map(({ title, detail }) => `${title} ${detail}`);
const mails = async () =>
  (await db.selectFrom('delivery').select('content').where('key', 'like', 'certificate:%').execute()).map(
    ({ content }) => `${(content as { to: string }).to} ${(content as { subject: string }).subject}`,
  );

test('certificates that end within 60 days are listed by their last day, until they are over, revoked or renewed', async () => {
  const [one, other] = [await member(), await member()];
  const first = await passes(one.actor, 'portalLearning');
  on('2026-01-11');
  const second = await passes(other.actor, 'portalLearning');
  on(BEFORE);
  expect(await listed()).toEqual([]);
  on(LATER);
  expect(await listed()).toEqual([first.id, second.id]);
  expect(await listed(await fulcrum.person('csm'))).toEqual([]);
  await call('certificates.revoke', { id: second.id, why: '代考' });
  expect(await listed()).toEqual([first.id]);
  await passes(one.actor, 'portalLearning');
  expect(await listed()).toEqual([]);
  on(OVER);
  expect(await listed()).toEqual([]);
});

test('the holder and the owner of the customer are told once each: customers’ people by mail, ours among their notices', async () => {
  const one = await member();
  await passes(one.actor, 'portalLearning');
  await passes(csm, 'learning');
  on(BEFORE);
  await hour();
  expect(await mails()).toEqual([]);
  on(FIRST);
  for (let n = 0; n < 3; n++) await hour();
  expect(await mails()).toEqual([`${one.email} “上手”的证书将在 2027-01-10 到期`]);
  const name = (await call<{ name: string }>('accounts.get', { id: one.accountId })).name;
  expect((await told(csm)).toSorted()).toEqual(
    [`证书将到期：上手 ${name} · 截止 1 月 10 日`, '证书将到期：上手 截止 1 月 10 日'].toSorted(),
  );
  on(LAST);
  await sql`delete from delivery`.execute(db);
  await hour();
  expect(await mails()).toEqual([]);
});

test('who renewed before, or has left, is not told', async () => {
  const [one, gone] = [await member(), await member()];
  await passes(one.actor, 'portalLearning');
  await passes(gone.actor, 'portalLearning');
  await sql`update contact set left_on = '2026-10-01' where id = ${gone.contactId}`.execute(db);
  on(FIRST);
  await passes(one.actor, 'portalLearning');
  await hour();
  expect(await mails()).toEqual([]);
  expect(await told(csm)).toEqual([]);
});

test('a play begins at the marks before a certificate ends, and ends when it is renewed', async () => {
  const one = await member();
  await passes(one.actor, 'portalLearning');
  const base = playOf('renew', { on: 'tier_moved', direction: 'any' });
  await publishPlay(db, { ...base, trigger: { on: 'certificate_expiring', at: [60, 14] } } as PlayPolicy, PASSED);
  const night = (day: string) => {
    on(day);
    return db.transaction().execute((tx) => runPlays(tx, { now: `${day}T01:00:00Z`, today: day, timeZone: 'UTC' }));
  };
  const runs = async () =>
    (
      await sql<{ mark: number; state: string; facts: object }>`
        select facts -> 'mark' as mark, state, facts from play_run where account_id = ${one.accountId} order by began_at`.execute(db)
    ).rows;
  for (const day of [BEFORE, FIRST, '2026-11-12']) await night(day);
  expect(await runs()).toMatchObject([{ mark: 60, facts: { course: '上手', ends_on: '2027-01-10', days_left: 60 } }]);
  await night(LATER);
  expect((await runs()).map(({ mark }) => mark)).toEqual([60, 14]);
  const open = async () => (await sql`select from task where account_id = ${one.accountId} and state = 'open'`.execute(db)).rows.length;
  expect(await open()).toBe(1);
  await passes(one.actor, 'portalLearning');
  await night('2026-12-28');
  expect(await open()).toBe(0);
});
