import type { AccountCoverage, Certificate, CoverageLine, StaffCoverage, TrainingPlace } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { courseDraft, RIGHT, trainingIn, withExam } from '../../../test/harness/training-base.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const { published, planned, product, buys, person, account, takes, begin } = trainingIn(fulcrum);
const moveTo = (moment: string) => clock.moveTo(moment);
beforeEach(begin);

describe('who has learned what', () => {
  test('by person, product and account, as of any day: certified, expired, attended, and what nobody expected of them', async () => {
    const productId = await product('KEY');
    const member = await signedIn(fulcrum);
    await buys(member.accountId, productId);
    await sql`update contact set decision_role = 'user' where id = ${member.contactId}`.execute(db);
    const other = await person(member.accountId, '王新');
    const decider = await person(member.accountId, '李定', 'decider');
    const { id: courseId } = await published(withExam({ code: 'K', productId }));
    const talk = await published(
      courseDraft({
        code: 'TALK',
        roles: [],
        parts: [{ id: 'live', kind: 'live', name: { zh: '讲座', en: 'Talk' }, url: null, articleId: null }],
      }),
    );
    const session = await planned(talk.id, { startsAt: '2026-11-24T01:00:00Z', endsAt: '2026-11-24T02:00:00Z' });
    const place = await call<TrainingPlace>('trainingSessions.signUp', { id: session.id, contactId: decider });
    moveTo('2026-11-25T01:00:00Z');
    await call('trainingSessions.attend', { id: session.id, attended: [place.id] });
    await takes(courseId, RIGHT, member.actor);
    const on = (asOf: string) => call<AccountCoverage>('trainingCoverage.account', { accountId: member.accountId, asOf });
    expect(await on('2026-11-24')).toMatchObject({ people: 2, learned: 0, share: 0 });
    const after = await on('2026-11-25');
    expect(after).toMatchObject({ people: 2, learned: 1, share: 0.5 });
    expect(after.products.find((one) => one.productId === productId)).toMatchObject({ people: 2, learned: 1 });
    const said = after.team.map(({ contactId, courses }) => [contactId, ...courses.map(({ state, expected }) => `${state} ${expected}`)]);
    expect(said).toEqual(
      expect.arrayContaining([
        [member.contactId, 'certified true'],
        [other, 'none true'],
        [decider, 'learned false'],
      ]),
    );
    expect(await on('2027-12-01')).toMatchObject({ people: 2, learned: 0 });
    const lines = async (input: object) => (await call<{ items: CoverageLine[] }>('trainingCoverage.list', { productId, ...input })).items;
    expect(await lines({ asOf: '2026-11-25' })).toMatchObject([{ accountId: member.accountId, people: 2, learned: 1, share: 0.5 }]);
    await sql`update contact set left_on = '2026-11-26' where id = ${other}`.execute(db);
    moveTo('2026-11-27T01:00:00Z');
    expect(await lines({ gaps: true })).toEqual([]);
    expect(await lines({ gaps: true, asOf: '2026-11-25' })).toHaveLength(1);
  });
  test('ours likewise, by what their role asks for', async () => {
    const { id: courseId } = await published(withExam({ audience: 'staff' }));
    const [learned, not] = [await fulcrum.person('csm', { name: '学过' }), await fulcrum.person('csm', { name: '没学' })];
    await takes(courseId, RIGHT, learned, 'learning');
    const mine = async (gaps: boolean) =>
      (await call<{ items: StaffCoverage[] }>('trainingCoverage.staff', { gaps, limit: 200 })).items.filter(({ userId }) =>
        [learned.userId, not.userId].includes(userId),
      );
    expect(await mine(false)).toMatchObject(
      [
        { name: '学过', expected: 1, learned: 1, missing: [] },
        { name: '没学', expected: 1, learned: 0, missing: [{ courseId, state: 'none' }] },
      ].toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    );
    expect(await mine(true)).toMatchObject([{ name: '没学' }]);
  });
  test('an account goes to somebody who has not learned its product with a warning, or not at all, as the rule says', async () => {
    const productId = await product('OWNED');
    const accountId = await account();
    await buys(accountId, productId);
    const { id: courseId } = await published(withExam({ audience: 'staff', productId, forOwners: true }));
    const [learned, not] = [await fulcrum.person('csm', { name: '学过的人' }), await fulcrum.person('csm')];
    await takes(courseId, RIGHT, learned, 'learning');
    const give = (ownerId: string | null) => call('accounts.assign', { ids: [accountId], ownerId });
    await give(not.userId);
    expect(await call('trainingCoverage.owner', { accountId })).toMatchObject({ userId: not.userId, missing: [{ courseId }] });
    expect(await call('trainingCoverage.owners', { ids: [accountId], ownerId: learned.userId })).toEqual({ rule: 'warn', missing: [] });
    const warned = await sql`select from audit where action = 'course.owner_unlearned'`.execute(db);
    expect(warned.rows).toHaveLength(1);
    await give(learned.userId);
    await call('courses.setRules', { owners: 'forbid' });
    expect(await reasonOf(give(not.userId))).toBe('course.owner_unlearned');
    const other = await account();
    await buys(other, productId);
    const gives = [
      { accountId, ownerId: not.userId },
      { accountId: other, ownerId: not.userId },
      { accountId: await account(), ownerId: not.userId },
      { accountId: other, ownerId: learned.userId },
    ];
    const lacks = [{ userId: not.userId, courseId, accounts: 2 }];
    expect(await call('trainingCoverage.owners', { gives })).toMatchObject({ rule: 'forbid', missing: lacks });
    expect(await reasonOf(call('trainingCoverage.owners', { ids: [accountId] }))).toBe('input.invalid');
    await call('courses.setRules', { owners: 'off' });
    expect(await call('trainingCoverage.owners', { gives })).toEqual({ rule: 'off', missing: [] });
    await call('courses.setRules', { owners: 'forbid' });
    expect(await call('trainingCoverage.owner', { accountId })).toMatchObject({ userId: learned.userId });
  });
});

test('certificates are listed to each of ours of the accounts that they meet, the latest first', async () => {
  const csm = await fulcrum.person('csm');
  const [mine, foreign] = [await signedIn(fulcrum), await signedIn(fulcrum)];
  await call('accounts.assign', { ids: [mine.accountId], ownerId: csm.userId });
  const { id: courseId } = await published(withExam());
  for (const { actor } of [mine, foreign]) await takes(courseId, RIGHT, actor);
  const seen = await call<{ items: (Certificate & { contactName: string })[] }>('certificates.list', { courseId }, csm);
  expect(seen.items).toHaveLength(1);
  expect((await call<{ items: unknown[] }>('certificates.list', { courseId })).items).toHaveLength(2);
  expect(await reasonOf(call('certificates.list', { accountId: foreign.accountId }, csm))).toBe('resource.not_found');
});
