import type {
  AccountCoverage,
  Certificate,
  CourseDraft,
  CourseLine,
  CourseSource,
  CoverageLine,
  ExamAttempt,
  ExamResult,
  LearnedCourse,
  LearnedCourseTold,
  StaffCoverage,
  TrainingPlace,
  TrainingSession,
} from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { courseDraft, RIGHT, WRONG, withExam } from '../../../test/harness/training-base.ts';
import { type Actor, ANONYMOUS } from '../../access/index.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const START = '2026-11-23T01:00:00Z';
const SESSION = {
  mode: 'live',
  startsAt: '2026-11-30T01:00:00Z',
  endsAt: '2026-11-30T03:00:00Z',
  place: '主楼 301',
  link: 'https://example.com/room',
};
const moveTo = (moment: string) => clock.moveTo(moment);
const failing = (work: Promise<unknown>) => reasonOf(work);

async function published(draft: object): Promise<CourseSource> {
  const { id, revision } = await call<CourseSource>('courses.create', { course: draft });
  return call<CourseSource>('courses.publish', { id, revision });
}
const planned = (courseId: string, more: object = {}) =>
  call<TrainingSession>('trainingSessions.create', { courseId, ...SESSION, ...more });
const product = async (code: string) => (await call<{ id: string }>('products.create', { code, name: code })).id;
const buys = (accountId: string, productId: string) =>
  sql`insert into subscription (account_id, id, product_id, happened_on, ends_on, amount, base_amount, amount_per, currency, known_at, recorded_at, changed_at)
    values (${accountId}, gen_random_uuid(), ${productId}, '2026-01-01', '2027-12-31', 1, 1, 'year', 'CNY', '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(
    db,
  );
const person = async (accountId: string, name: string, decisionRole: string | null = 'user') =>
  (await call<{ id: string }>('contacts.create', { accountId, name, ...(decisionRole ? { decisionRole } : {}) })).id;
let codes = 0;
const account = async (more: object = {}) =>
  (await call<{ id: string }>('accounts.create', { code: `T-${++codes}`, name: `客户 ${codes}`, ...more })).id;
/** Passes an exam, or fails it. */
async function takes(courseId: string, answers: object, who: Actor, group = 'portalLearning'): Promise<ExamResult> {
  const { id } = await call<ExamAttempt>(`${group}.begin`, { id: courseId }, who);
  return call<ExamResult>(`${group}.handIn`, { id, answers }, who);
}

beforeEach(async () => {
  moveTo(START);
  for (const table of ['certificate', 'exam_attempt', 'course_progress', 'training_place', 'training_session', 'course'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  await call('courses.setRules', { owners: 'warn' });
});

describe('a course', () => {
  test('is drafted, published and retired; whom it is for stays once it is published, its words do not', async () => {
    const draft = await call<CourseSource>('courses.create', { course: courseDraft({ code: 'INTRO' }) });
    expect(await failing(call('courses.create', { course: courseDraft({ code: 'INTRO' }) }))).toBe('course.code_taken');
    const open = await call<CourseSource>('courses.publish', { id: draft.id, revision: draft.revision });
    expect(open).toMatchObject({ state: 'published', publishedOn: '2026-11-23' });
    const changed = (course: Partial<CourseDraft>) =>
      call<CourseSource>('courses.change', { id: open.id, revision: open.revision, course: { ...open.course, ...course } });
    expect(await failing(changed({ audience: 'staff' }))).toBe('course.fixed');
    expect(await failing(changed({ roles: [] }))).toBe('course.fixed');
    const { revision } = await changed({ title: { zh: '入门', en: 'Introduction' } });
    expect(await failing(call('courses.retire', { id: open.id, revision: open.revision }))).toBe('resource.stale');
    expect(await call('courses.retire', { id: open.id, revision })).toMatchObject({ state: 'retired', retiredOn: '2026-11-23' });
  });
  test('tells its readers nothing of its exam but its length and terms: only who writes it sees what is right', async () => {
    const { id } = await published(withExam());
    const csm = await fulcrum.person('csm');
    const told = await call('courses.get', { id }, csm);
    expect(told).toMatchObject({ exam: { questions: 2, passMark: 60, attempts: 2, validMonths: 12 } });
    expect(JSON.stringify(told)).not.toMatch(/right|哪个按钮/);
    expect(await failing(call('courses.source', { id }, csm))).toBe('access.forbidden');
  });
  test('refuses an exam without its part, a question whose right answer is not among its choices, a video without address', async () => {
    const question = {
      id: 'q',
      kind: 'single',
      text: { zh: '题', en: 'Q' },
      choices: [
        { zh: '甲', en: 'A' },
        { zh: '乙', en: 'B' },
      ],
      right: [2],
      points: 1,
    };
    const exam = withExam().exam!;
    const bad = [
      courseDraft({ exam }),
      { ...withExam(), exam: { ...exam, questions: [question] } },
      { ...withExam(), exam: { ...exam, questions: [{ ...question, right: [0, 1] }] } },
      courseDraft({ parts: [{ id: 'v', kind: 'video', name: { zh: '片', en: 'Film' }, url: null, articleId: null }] }),
    ];
    expect(await Promise.all(bad.map((course) => failing(call('courses.create', { course }))))).toEqual(bad.map(() => 'input.invalid'));
  });
});

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
    expect(await failing(call('trainingSessions.signUp', { id: off.id, contactId }))).toBe('course.session_over');
    const attend = () => call('trainingSessions.attend', { id: held.id, attended: [place.id] });
    expect(await failing(attend())).toBe('course.session_ahead');
    moveTo('2026-11-30T02:00:00Z');
    expect(await failing(call('trainingSessions.signUp', { id: held.id, contactId: await person(accountId, '乙') }))).toBe(
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
    expect(await failing(call('trainingSessions.signUp', { id: session.id, contactId: await person(foreign, '别人的二') }, csm))).toBe(
      'resource.not_found',
    );
    expect(await failing(call('trainingSessions.withdraw', { id: session.id, placeId: places[1]?.id }, csm))).toBe('resource.not_found');
    const shown = await call<{ items: TrainingPlace[] }>('trainingSessions.places', { id: session.id }, csm);
    expect(shown.items.map(({ contactName }) => contactName)).toEqual(['自己的']);
    moveTo('2026-11-30T02:00:00Z');
    expect(await call('trainingSessions.attend', { id: session.id, attended: places.map(({ id }) => id) }, csm)).toEqual({
      attended: 1,
      absent: 0,
    });
  });
});

describe('an exam', () => {
  let member: TestMember;
  beforeEach(async () => {
    member = await signedIn(fulcrum);
  });
  test('is asked without what is right, graded here, and certified by a number that anybody may check and that tells of nobody', async () => {
    const { id: courseId } = await published(withExam());
    const attempt = await call<ExamAttempt>('portalLearning.begin', { id: courseId }, member.actor);
    expect(attempt.questions.map(({ id }) => id)).toEqual(['one', 'some']);
    expect(JSON.stringify(attempt)).not.toContain('right');
    expect(await call('portalLearning.begin', { id: courseId }, member.actor)).toMatchObject({ id: attempt.id });
    const result = await call<ExamResult>('portalLearning.handIn', { id: attempt.id, answers: RIGHT }, member.actor);
    expect(result).toMatchObject({ points: 10, most: 10, passed: true, certificate: { validUntil: '2027-11-23', state: 'valid' } });
    expect(result.questions[1]).toEqual({ id: 'some', isRight: true, right: [0, 2] });
    const { id, number } = result.certificate!;
    const checked = await call('certificates.check', { number: number.toLowerCase() }, ANONYMOUS);
    expect(checked).toMatchObject({ number, state: 'valid', organisation: '衡川科技' });
    expect(JSON.stringify(checked)).not.toContain('联系人');
    expect(await call('portalLearning.certificate', { id }, member.actor)).toMatchObject({
      number,
      name: expect.stringContaining('联系人'),
    });
    expect(await failing(call('certificates.check', { number: 'NONE' }, ANONYMOUS))).toBe('resource.not_found');
    moveTo('2027-11-24T01:00:00Z');
    expect(await call('certificates.check', { number }, ANONYMOUS)).toMatchObject({ state: 'expired' });
    await call('certificates.revoke', { id, why: '代考' });
    expect(await call('certificates.check', { number }, ANONYMOUS)).toMatchObject({ state: 'revoked' });
  });
  test('that is failed shows what was wrong, not what is right, while it can be taken again; then no more', async () => {
    const { id: courseId } = await published(withExam());
    expect(await takes(courseId, WRONG, member.actor)).toMatchObject({
      passed: false,
      left: 1,
      certificate: null,
      questions: [
        { isRight: false, right: null },
        { isRight: false, right: null },
      ],
    });
    expect(await takes(courseId, { one: [1] }, member.actor)).toMatchObject({
      points: 5,
      passed: false,
      left: 0,
      questions: [{ right: [1] }, { right: [0, 2] }],
    });
    expect(await failing(call('portalLearning.begin', { id: courseId }, member.actor))).toBe('course.no_attempt_left');
  });
  test('is handed in once, with answers that there are, by who began it; whoever passed takes it again near the end of the certificate', async () => {
    const { id: courseId } = await published(withExam());
    const { id } = await call<ExamAttempt>('portalLearning.begin', { id: courseId }, member.actor);
    const hand = (answers: object, who = member) => call<ExamResult>('portalLearning.handIn', { id, answers }, who.actor);
    expect(await failing(hand({ one: [7] }))).toBe('course.no_such_answer');
    expect(await failing(hand(RIGHT, await signedIn(fulcrum, { accountId: member.accountId })))).toBe('resource.not_found');
    await hand(RIGHT);
    expect(await failing(hand(RIGHT))).toBe('course.handed_in');
    expect(await failing(call('portalLearning.begin', { id: courseId }, member.actor))).toBe('course.passed');
    moveTo('2027-10-10T01:00:00Z');
    member = { ...member, actor: { ...member.actor } };
    expect(await takes(courseId, RIGHT, member.actor)).toMatchObject({ passed: true, certificate: { validUntil: '2028-10-10' } });
  });
  test('that was begun is graded as it was asked, whatever became of the course', async () => {
    const course = await published(withExam());
    const { id } = await call<ExamAttempt>('portalLearning.begin', { id: course.id }, member.actor);
    const exam = { ...course.course.exam!, questions: course.course.exam!.questions.map((one) => ({ ...one, right: [0] })) };
    await call('courses.change', { id: course.id, revision: course.revision, course: { ...course.course, exam } });
    expect(await call('portalLearning.handIn', { id, answers: RIGHT }, member.actor)).toMatchObject({ points: 10, passed: true });
  });
});

describe('what is open to whom', () => {
  test('a customer’s person sees courses for customers, of no product or of one that their company has; ours see those for ours', async () => {
    const [has, hasNot] = [await product('HAS'), await product('HAS-NOT')];
    const member = await signedIn(fulcrum);
    await buys(member.accountId, has);
    const codes = { ALL: {}, HAS: { productId: has }, 'HAS-NOT': { productId: hasNot }, OURS: { audience: 'staff' } } as const;
    const made = new Map<string, string>();
    for (const [code, more] of Object.entries(codes)) made.set(code, (await published(courseDraft({ code, ...more }))).id);
    await call('courses.create', { course: courseDraft({ code: 'DRAFT' }) });
    const csm = await fulcrum.person('csm');
    const seen = async (group: string, who: Actor) => {
      const { items } = await call<{ items: LearnedCourse[] }>(`${group}.list`, {}, who);
      return [...made]
        .filter(([, id]) => items.some((one) => one.id === id))
        .map(([code]) => code)
        .concat(items.length > made.size ? ['more'] : []);
    };
    expect(await seen('portalLearning', member.actor)).toEqual(['ALL', 'HAS']);
    expect(await seen('learning', csm)).toEqual(['ALL', 'HAS', 'HAS-NOT', 'OURS']);
    const session = await planned(made.get('OURS')!);
    expect(await failing(call('portalLearning.get', { id: made.get('OURS') }, member.actor))).toBe('resource.not_found');
    expect(await failing(call('portalLearning.signUp', { id: session.id }, member.actor))).toBe('resource.not_found');
    expect(await failing(call('trainingSessions.signUp', { id: session.id, contactId: member.contactId }))).toBe('course.not_open');
  });
  test('where a session is told to who has a place; marking every part learns a course without exam', async () => {
    const { id: courseId } = await published(courseDraft());
    const session = await planned(courseId, { capacity: 1 });
    const [one, other] = [await signedIn(fulcrum), await signedIn(fulcrum)];
    expect((await call<LearnedCourseTold>('portalLearning.signUp', { id: session.id }, one.actor)).sessions).toMatchObject([
      { mine: 'signed', place: '主楼 301', free: 0 },
    ]);
    expect((await call<LearnedCourseTold>('portalLearning.signUp', { id: session.id }, other.actor)).sessions).toMatchObject([
      { mine: 'waiting', place: null, link: null },
    ]);
    await call('portalLearning.withdraw', { id: session.id }, one.actor);
    expect((await call<LearnedCourseTold>('portalLearning.get', { id: courseId }, other.actor)).sessions).toMatchObject([
      { mine: 'signed' },
    ]);
    expect(await call('portalLearning.mark', { id: courseId, part: 'video', done: true }, one.actor)).toMatchObject({
      state: 'learned',
      done: ['video'],
    });
    expect(await call('portalLearning.mark', { id: courseId, part: 'video', done: false }, one.actor)).toMatchObject({
      state: 'none',
      done: [],
    });
    expect(await failing(call('portalLearning.mark', { id: courseId, part: 'none', done: true }, one.actor))).toBe('resource.not_found');
  });
});

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
    expect(await failing(give(not.userId))).toBe('course.owner_unlearned');
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
    expect(await failing(call('trainingCoverage.owners', { ids: [accountId] }))).toBe('input.invalid');
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
  expect(await failing(call('certificates.list', { accountId: foreign.accountId }, csm))).toBe('resource.not_found');
});
