import type { CourseLine, TrainingPlace, TrainingSession } from '@fulcrum/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { courseDraft, SESSION, trainingIn } from '../../../test/harness/training-base.ts';

const fulcrum = await testFulcrum();
const { call, clock } = fulcrum;
const { published, planned, person, account, begin } = trainingIn(fulcrum);
const moveTo = (moment: string) => clock.moveTo(moment);
beforeEach(begin);

describe('a session', () => {
  test('of two places has a queue for the third; who waits moves up when a place is given back, or when there is more room', async () => {
    const { id: courseId } = await published(courseDraft());
    const session = await planned(courseId, { capacity: 2 });
    const accountId = await account();
    const [first, second, third, fourth] = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => person(accountId, name)));
    const places: TrainingPlace[] = [];
    for (const contactId of [first, second, third, fourth]) {
      places.push(await call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId }));
      moveTo(`2026-11-23T02:0${places.length}:00Z`);
    }
    expect(places.map(({ state }) => state)).toEqual(['signed', 'signed', 'waiting', 'waiting']);
    // Signing up again changes nothing.
    expect(await call('trainingSessions.signUp', { id: session.id, contactId: third })).toMatchObject({
      id: places[2]?.id,
      state: 'waiting',
    });
    const states = async () =>
      (await call<{ items: TrainingPlace[] }>('trainingSessions.places', { id: session.id })).items.map(
        ({ contactName, state }) => `${contactName} ${state}`,
      );
    await call('trainingSessions.withdraw', { id: session.id, placeId: places[0]?.id });
    expect(await states()).toEqual(['乙 signed', '丙 signed', '丁 waiting']);
    const { courseTitle: _, ...fields } = SESSION as typeof SESSION & { courseTitle?: string };
    await call('trainingSessions.change', { id: session.id, revision: session.revision, ...fields, capacity: 5 });
    expect(await states()).toEqual(['乙 signed', '丙 signed', '丁 signed']);
  });
  test('that has begun or was called off takes nobody; who was there is written down from its beginning', async () => {
    const { id: courseId } = await published(courseDraft());
    const [held, off] = [await planned(courseId), await planned(courseId)];
    const accountId = await account();
    const contactId = await person(accountId, '甲');
    const place = await call<TrainingPlace>('trainingSessions.signUp', { id: held.id, contactId });
    await call('trainingSessions.cancel', { id: off.id, revision: off.revision });
    expect(await reasonOf(call('trainingSessions.signUp', { id: off.id, contactId }))).toBe('course.session_over');
    const attend = () => call('trainingSessions.attend', { id: held.id, attended: [place.id] });
    expect(await reasonOf(attend())).toBe('course.session_ahead');
    moveTo('2026-11-30T02:00:00Z');
    expect(await reasonOf(call('trainingSessions.signUp', { id: held.id, contactId: await person(accountId, '乙') }))).toBe(
      'course.session_over',
    );
    expect(await attend()).toEqual({ attended: 1, absent: 0 });
    const past = await call<{ items: TrainingSession[] }>('trainingSessions.list', { view: 'ahead' });
    expect(past.items.find(({ id }) => id === held.id)).toMatchObject({ signed: 1, attended: 1 });
    expect((await call<{ items: CourseLine[] }>('courses.list')).items).toMatchObject([{ attended: 1, certified: 0 }]);
  });
  test('shows and marks to each of ours the people of their own accounts alone', async () => {
    const { id: courseId } = await published(courseDraft());
    const session = await planned(courseId);
    const csm = await fulcrum.person('csm');
    const [own, foreign] = [await account({ ownerId: csm.userId }), await account()];
    const places = [
      await call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId: await person(own, '自己的') }, csm),
      await call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId: await person(foreign, '别人的') }),
    ];
    expect(await reasonOf(call('trainingSessions.signUp', { id: session.id, contactId: await person(foreign, '别人的二') }, csm))).toBe(
      'resource.not_found',
    );
    expect(await reasonOf(call('trainingSessions.withdraw', { id: session.id, placeId: places[1]?.id }, csm))).toBe('resource.not_found');
    const shown = await call<{ items: TrainingPlace[] }>('trainingSessions.places', { id: session.id }, csm);
    expect(shown.items.map(({ contactName }) => contactName)).toEqual(['自己的']);
    moveTo('2026-11-30T02:00:00Z');
    expect(await call('trainingSessions.attend', { id: session.id, attended: places.map(({ id }) => id) }, csm)).toEqual({
      attended: 1,
      absent: 0,
    });
  });
});
