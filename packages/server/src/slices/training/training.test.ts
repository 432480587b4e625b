import type { CourseDraft, CourseSource, ExamAttempt, ExamResult, LearnedCourse, LearnedCourseTold } from '@fulcrum/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { courseDraft, RIGHT, trainingIn, WRONG, withExam } from '../../../test/harness/training-base.ts';
import { type Actor, ANONYMOUS } from '../../access/index.ts';

const fulcrum = await testFulcrum();
const { call, clock } = fulcrum;
const { published, planned, product, buys, takes, begin } = trainingIn(fulcrum);
const moveTo = (moment: string) => clock.moveTo(moment);
beforeEach(begin);

describe('a course', () => {
  test('is drafted, published and retired; whom it is for stays once it is published, its words do not', async () => {
    const draft = await call<CourseSource>('courses.create', { course: courseDraft({ code: 'INTRO' }) });
    expect(await reasonOf(call('courses.create', { course: courseDraft({ code: 'INTRO' }) }))).toBe('course.code_taken');
    const open = await call<CourseSource>('courses.publish', { id: draft.id, revision: draft.revision });
    expect(open).toMatchObject({ state: 'published', publishedOn: '2026-11-23' });
    const changed = (course: Partial<CourseDraft>) =>
      call<CourseSource>('courses.change', { id: open.id, revision: open.revision, course: { ...open.course, ...course } });
    expect(await reasonOf(changed({ audience: 'staff' }))).toBe('course.fixed');
    expect(await reasonOf(changed({ roles: [] }))).toBe('course.fixed');
    const { revision } = await changed({ title: { zh: '入门', en: 'Introduction' } });
    expect(await reasonOf(call('courses.retire', { id: open.id, revision: open.revision }))).toBe('resource.stale');
    expect(await call('courses.retire', { id: open.id, revision })).toMatchObject({ state: 'retired', retiredOn: '2026-11-23' });
  });
  test('tells its readers nothing of its exam but its length and terms: only who writes it sees what is right', async () => {
    const { id } = await published(withExam());
    const csm = await fulcrum.person('csm');
    const told = await call('courses.get', { id }, csm);
    expect(told).toMatchObject({ exam: { questions: 2, passMark: 60, attempts: 2, validMonths: 12 } });
    expect(JSON.stringify(told)).not.toMatch(/right|哪个按钮/);
    expect(await reasonOf(call('courses.source', { id }, csm))).toBe('access.forbidden');
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
    expect(await Promise.all(bad.map((course) => reasonOf(call('courses.create', { course }))))).toEqual(bad.map(() => 'input.invalid'));
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
    expect(await reasonOf(call('certificates.check', { number: 'NONE' }, ANONYMOUS))).toBe('resource.not_found');
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
    expect(await reasonOf(call('portalLearning.begin', { id: courseId }, member.actor))).toBe('course.no_attempt_left');
  });
  test('is handed in once, with answers that there are, by who began it; whoever passed takes it again near the end of the certificate', async () => {
    const { id: courseId } = await published(withExam());
    const { id } = await call<ExamAttempt>('portalLearning.begin', { id: courseId }, member.actor);
    const hand = (answers: object, who = member) => call<ExamResult>('portalLearning.handIn', { id, answers }, who.actor);
    expect(await reasonOf(hand({ one: [7] }))).toBe('course.no_such_answer');
    expect(await reasonOf(hand(RIGHT, await signedIn(fulcrum, { accountId: member.accountId })))).toBe('resource.not_found');
    await hand(RIGHT);
    expect(await reasonOf(hand(RIGHT))).toBe('course.handed_in');
    expect(await reasonOf(call('portalLearning.begin', { id: courseId }, member.actor))).toBe('course.passed');
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
    expect(await reasonOf(call('portalLearning.get', { id: made.get('OURS') }, member.actor))).toBe('resource.not_found');
    expect(await reasonOf(call('portalLearning.signUp', { id: session.id }, member.actor))).toBe('resource.not_found');
    expect(await reasonOf(call('trainingSessions.signUp', { id: session.id, contactId: member.contactId }))).toBe('course.not_open');
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
    expect(await reasonOf(call('portalLearning.mark', { id: courseId, part: 'none', done: true }, one.actor))).toBe('resource.not_found');
  });
});
