import type { CourseSource, TrainingPlace, TrainingSession } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn } from '../../../test/harness/portal.ts';
import { courseDraft } from '../../../test/harness/training-base.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const TIMES = { startsAt: '2026-11-30T01:00:00Z', endsAt: '2026-11-30T03:00:00Z' };

const mails = async (): Promise<string[]> => {
  const found = await db.selectFrom('delivery').select(['content']).where('key', 'like', 'training:%').orderBy('id').execute();
  return found.map(({ content }) => content as { to: string; subject: string }).map(({ to, subject }) => `${to} ${subject}`);
};

const texts = async (): Promise<string[]> => {
  const found = await db.selectFrom('delivery').select(['content']).where('key', 'like', 'training:%').orderBy('id').execute();
  return found.map(({ content }) => (content as { text: string }).text);
};

test('where a session is, only who has a place is told', async () => {
  clock.moveTo('2026-11-22T01:00:00Z');
  const draft = await call<CourseSource>('courses.create', { course: courseDraft() });
  const { id: courseId } = await call<CourseSource>('courses.publish', { id: draft.id, revision: draft.revision });
  const fields = { mode: 'live', ...TIMES, place: '主楼 301', link: null, trainerId: null, capacity: 1 };
  const session = await call<TrainingSession>('trainingSessions.create', { courseId, ...fields });
  for (const { contactId } of [await signedIn(fulcrum), await signedIn(fulcrum)])
    await call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId });
  await call('trainingSessions.change', { id: session.id, revision: session.revision, ...fields, place: '主楼 302' });
  expect((await texts()).map((text) => text.includes('主楼 302')).toSorted()).toEqual([false, true]);
  await db.deleteFrom('delivery').execute();
});

test('whoever has a place at a session is told when it moves, when they move up and when it is called off: customers by mail, ours among their notices', async () => {
  clock.moveTo('2026-11-23T01:00:00Z');
  const draft = await call<CourseSource>('courses.create', { course: courseDraft({ title: { zh: '入门', en: 'First steps' } }) });
  const { id: courseId } = await call<CourseSource>('courses.publish', { id: draft.id, revision: draft.revision });
  const fields = { mode: 'live', ...TIMES, place: '主楼 301', link: null, trainerId: null };
  const session = await call<TrainingSession>('trainingSessions.create', { courseId, ...fields, capacity: 2 });
  const csm = await fulcrum.person('csm');
  const [one, other] = [await signedIn(fulcrum), await signedIn(fulcrum)];
  const signUp = (contactId: string) => call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId });
  const first = await signUp(one.contactId);
  await call('learning.signUp', { id: session.id }, csm);
  expect(await signUp(other.contactId)).toMatchObject({ state: 'waiting' });
  expect(await mails()).toEqual([]);

  await call('trainingSessions.withdraw', { id: session.id, placeId: first.id });
  expect(await mails()).toEqual([`${other.email} 入门：您已从候补转为正式名额`]);

  // More room is nobody's news; another hour is.
  const more = await call<TrainingSession>('trainingSessions.change', {
    id: session.id,
    revision: session.revision,
    ...fields,
    capacity: 5,
  });
  expect(await mails()).toHaveLength(1);
  const later = { ...fields, startsAt: '2026-11-30T02:00:00Z', capacity: 5 };
  clock.moveTo('2026-11-23T01:02:00Z');
  const moved = await call<TrainingSession>('trainingSessions.change', { id: session.id, revision: more.revision, ...later });
  clock.moveTo('2026-11-23T01:05:00Z');
  await call('trainingSessions.cancel', { id: session.id, revision: moved.revision });
  expect((await mails()).slice(1)).toEqual([`${other.email} 入门：这一场的安排有变动`, `${other.email} 入门：这一场已经取消`]);
  const told = await call<{ items: object[] }>('notifications.list', {}, csm);
  expect(told.items).toMatchObject([
    {
      kind: 'training_session',
      title: '培训场次已取消：入门',
      detail: '2026-11-30 10:00',
      link: `/service/training?view=sessions&session=${session.id}`,
    },
    { kind: 'training_session', title: '培训场次有变动：入门' },
  ]);
});
