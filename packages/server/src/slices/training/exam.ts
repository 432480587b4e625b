import { randomBytes } from 'node:crypto';
import type { Certificate, Exam, ExamAttempt, ExamResult } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { type Attempt, attemptsOf, certificatesOf, handInAttempt, insertAttempt, insertCertificate, lockAttempt } from './attempts.sql.ts';
import { oneCourse } from './courses.handlers.ts';
import { RENEWAL_DAYS } from './expiring.sql.ts';
import { type Answers, grade, wrongAnswer } from './grade.ts';
import type { Learner } from './learner.ts';
import { requireOpen } from './sign-up.ts';

/** Letters and digits that nobody mistakes for another. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SIGNS_OF_NUMBER = 16;
/** Nobody guesses it: 16 of 32 signs are 80 random bits. */
function newNumber(today: string): string {
  const signs = [...randomBytes(SIGNS_OF_NUMBER)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return `${today.slice(0, 4)}-${signs.match(/.{4}/g)?.join('-')}`;
}

/** How often an exam may still be taken: those count that were handed in since it was passed last. */
export function attemptsLeft(exam: Exam | null, taken: readonly Attempt[]): number {
  const handed = taken.filter(({ handedAt }) => handedAt !== null);
  const passed = handed.findIndex((one) => one.passed);
  return exam ? Math.max(0, exam.attempts - (passed < 0 ? handed.length : passed)) : 0;
}

const holds = ({ state, validUntil }: Certificate, today: string): boolean =>
  state === 'valid' && (validUntil === null || validUntil > Temporal.PlainDate.from(today).add({ days: RENEWAL_DAYS }).toString());

/** What the learner is asked, without what is right. */
const asked = ({ id, courseId, begunAt, exam }: Attempt, courseTitle: ExamAttempt['courseTitle']): ExamAttempt => ({
  ...{ id, courseId, courseTitle, begunAt, passMark: exam.passMark },
  questions: exam.questions.map(({ right: _, ...question }) => question),
});

/** Begins an exam, or goes on with the one that was begun. The course is locked, so that nobody begins two. */
export async function begin(ctx: WriteCtx, courseId: string, who: Learner): Promise<ExamAttempt> {
  await requireOpen(ctx, courseId, who);
  const {
    course: { title, exam },
  } = await oneCourse(ctx, courseId, { lock: true });
  if (!exam) throw new Fault('conflict', 'course.no_exam');
  const taken = await attemptsOf(ctx.db, courseId, who);
  const open = taken.find(({ handedAt }) => handedAt === null);
  const certificates = await certificatesOf(ctx.db, courseId, who, ctx.today);
  if (!open && certificates.some((one) => holds(one, ctx.today))) throw new Fault('conflict', 'course.passed');
  if (!open && attemptsLeft(exam, taken) === 0) throw new Fault('conflict', 'course.no_attempt_left');
  const attempt = open ?? { id: newId(), courseId, exam, begunAt: ctx.now, handedAt: null, points: null, most: null, passed: null };
  if (!open) await insertAttempt(ctx.db, { ...attempt, who, now: ctx.now });
  await ctx.record({ action: 'course.begin_exam', entity: 'course', entityId: courseId, after: { attemptId: attempt.id } });
  return asked(attempt, title);
}

async function certify(ctx: WriteCtx, attemptId: string, { validMonths }: Exam): Promise<void> {
  const validUntil = validMonths === null ? null : Temporal.PlainDate.from(ctx.today).add({ months: validMonths }).toString();
  await insertCertificate(ctx.db, { id: newId(), number: newNumber(ctx.today), attemptId, today: ctx.today, validUntil });
}

/** Grades what is handed in; who passes has the certificate by that. */
export async function handIn(ctx: WriteCtx, { id, answers }: { id: string; answers: Answers }, who: Learner): Promise<ExamResult> {
  const attempt = await lockAttempt(ctx.db, id, who);
  if (!attempt) throw notFound('exam_attempt');
  if (attempt.handedAt) throw new Fault('conflict', 'course.handed_in');
  const { courseId, exam } = attempt;
  if (wrongAnswer(exam, answers)) throw new Fault('invalid', 'course.no_such_answer');
  const graded = grade(exam, answers);
  await handInAttempt(ctx.db, { id, answers, grade: graded, now: ctx.now, today: ctx.today });
  if (graded.passed) await certify(ctx, id, exam);
  const { points, most, passed } = graded;
  await ctx.record({ action: 'course.hand_in', entity: 'course', entityId: courseId, after: { attemptId: id, points, most, passed } });
  const left = attemptsLeft((await oneCourse(ctx, courseId)).course.exam, await attemptsOf(ctx.db, courseId, who));
  const [certificate = null] = passed ? await certificatesOf(ctx.db, courseId, who, ctx.today) : [];
  const told = passed || left === 0;
  const questions = graded.questions.map((one, nth) => ({ ...one, right: told ? (exam.questions[nth]?.right ?? null) : null }));
  return { id, courseId, points, most, passMark: exam.passMark, passed, left, certificate, questions };
}
