import type { AccountBenefits, BenefitUse, CourseSource, TrainingPlace, TrainingSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { courseDraft } from '../../../test/harness/training-base.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const TWO_HOURS = {
  mode: 'live',
  startsAt: '2026-11-20T01:00:00Z',
  endsAt: '2026-11-20T03:00:00Z',
  place: null,
  link: null,
  trainerId: null,
};
let courseId: string;
let made = 0;

beforeAll(async () => {
  clock.moveTo('2026-11-02T01:00:00Z');
  await call('session.installTemplate', { id: 'infrastructure' });
  await sql`update policy_version set in_force_from = '2023-01-01' where policy_id in ('benefits', 'service-level')`.execute(db);
  const { id, revision } = await call<CourseSource>('courses.create', {
    course: courseDraft({ title: { zh: '上手', en: 'First steps' } }),
  });
  courseId = (await call<CourseSource>('courses.publish', { id, revision })).id;
});
beforeEach(() => clock.moveTo('2026-11-18T01:00:00Z'));

/** A customer in operation, at a level: C has eight hours of training a year. */
async function customer(level: string | null = 'C') {
  made += 1;
  const { id } = await call<{ id: string }>('accounts.create', { code: `H-${made}`, name: `客户 ${made}`, createdOn: '2025-01-01' });
  await call('contracts.create', {
    ...{ accountId: id, signedOn: '2026-01-01', startsOn: '2026-01-01', deliveredOn: '2026-01-01', endsOn: '2027-12-31', amount: '1' },
  });
  if (level)
    await sql`insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank)
      values (${id}, 'value-tier', '2026-02-28', ${newId()}, 1, ${level}, 2)`.execute(db);
  return id;
}
const person = async (accountId: string) => (await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' })).id;
/** A session that these accounts have so many people at. */
async function held(...people: [accountId: string, count: number][]) {
  clock.moveTo('2026-11-18T01:00:00Z');
  const session = await call<TrainingSession>('trainingSessions.create', { courseId, ...TWO_HOURS, capacity: null });
  const places: string[] = [];
  for (const [accountId, count] of people)
    for (let n = 0; n < count; n++)
      places.push((await call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId: await person(accountId) })).id);
  clock.moveTo('2026-11-20T04:00:00Z');
  return { session, places };
}
const attend = (id: string, attended: string[], absent: string[] = []) => call('trainingSessions.attend', { id, attended, absent });
const training = async (accountId: string, asOf?: string) => {
  const { items } = await call<AccountBenefits>('benefits.account', { accountId, ...(asOf ? { asOf } : {}) });
  const found = items.find(({ benefit }) => benefit === 'training');
  return found && [found.used, found.left];
};
const uses = async (accountId: string) =>
  (await call<{ items: BenefitUse[] }>('benefits.uses', { accountId, limit: 50 })).items.map(({ quantity, state, on, note }) => [
    quantity,
    state,
    on,
    note,
  ]);

test('a session uses its hours once a customer, whoever of its people were there, and shows on the benefit', async () => {
  const [one, other] = [await customer(), await customer()];
  const { session, places } = await held([one, 2], [other, 1]);
  await attend(session.id, places.slice(0, 2), [places[2]!]);
  await attend(session.id, places.slice(0, 2));
  expect(await training(one)).toEqual(['2', '6']);
  expect(await training(one, '2026-11-19')).toEqual(['0', '8']);
  expect(await training(other)).toEqual(['0', '8']);
  expect(await uses(one)).toEqual([['2', 'used', '2026-11-20', '参加培训“上手”，2 小时']]);
});

test('attendance that is corrected takes it back, once nobody of the customer was there, and uses it again where somebody was', async () => {
  const one = await customer();
  const { session, places } = await held([one, 2]);
  await attend(session.id, places);
  await attend(session.id, [], [places[0]!]);
  expect(await training(one)).toEqual(['2', '6']);
  await attend(session.id, [], [places[1]!]);
  expect(await training(one)).toEqual(['0', '8']);
  await attend(session.id, [places[1]!]);
  expect(await training(one)).toEqual(['2', '6']);
  expect((await uses(one)).map(([, state]) => state).toSorted()).toEqual(['taken_back', 'used']);
});

test('a session that was longer is used anew, and one that was called off is taken back', async () => {
  const one = await customer();
  const { session, places } = await held([one, 1]);
  await attend(session.id, places);
  const longer = await call<TrainingSession>('trainingSessions.change', {
    ...{ id: session.id, revision: session.revision, ...TWO_HOURS, endsAt: '2026-11-20T03:30:00Z', capacity: null },
  });
  expect(await training(one)).toEqual(['2.5', '5.5']);
  await call('trainingSessions.cancel', { id: longer.id, revision: longer.revision });
  expect(await training(one)).toEqual(['0', '8']);
});

test('no more is used than what is left of the period, and nothing where there is no entitlement', async () => {
  const [one, none] = [await customer(), await customer(null)];
  await call('benefits.use', { accountId: one, benefit: 'training', quantity: '7', on: '2026-11-01' });
  const { session, places } = await held([one, 1], [none, 1]);
  await attend(session.id, places);
  expect(await training(one)).toEqual(['8', '0']);
  expect(await uses(none)).toEqual([]);
  const again = await held([one, 1]);
  await attend(again.session.id, again.places);
  expect(await uses(one)).toHaveLength(2);
});

test('what somebody took back by hand stays taken back, however often attendance is written down', async () => {
  const one = await customer();
  const { session, places } = await held([one, 1]);
  await attend(session.id, places);
  const { items } = await call<{ items: BenefitUse[] }>('benefits.uses', { accountId: one });
  expect(items[0]).toMatchObject({ sessionId: session.id });
  await call('benefits.takeBack', { accountId: one, id: items[0]!.id, reason: '赠送的场次' });
  await attend(session.id, places);
  expect(await training(one)).toEqual(['0', '8']);
});
