import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Day, Id, Moment } from '../shapes.ts';
import { Certificate, CourseTold, ExamQuestion, LEARNING_STATES, PLACE_STATES, TrainingSession } from './training-shapes.ts';

const Nothing = z.strictObject({});
/** A course as somebody learns it. */
export const LearnedCourse = z.strictObject({
  id: Id,
  title: Both,
  productName: z.string().nullable(),
  parts: z.number().int(),
  done: z.number().int(),
  withExam: z.boolean(),
  state: z.enum(LEARNING_STATES),
  validUntil: Day.nullable(),
  /** When the next session begins that one may still sign up for. */
  nextAt: Moment.nullable(),
});
export type LearnedCourse = z.infer<typeof LearnedCourse>;

/** Where it is and how to get in is told to who has a place. */
const OwnSession = z.strictObject({
  ...TrainingSession.pick({ id: true, mode: true, startsAt: true, endsAt: true, begun: true, place: true, link: true }).shape,
  free: z.number().int().nullable(),
  mine: z.enum(PLACE_STATES).nullable(),
  attended: z.boolean().nullable(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** What is asked; what would be right is not there. */
const Asked = z.strictObject({
  id: z.string(),
  kind: ExamQuestion.shape.kind,
  text: Both,
  choices: z.array(Both),
  points: z.number().int(),
});
export const ExamAttempt = z.strictObject({
  id: Id,
  courseId: Id,
  courseTitle: Both,
  begunAt: Moment,
  passMark: z.number().int(),
  questions: z.array(Asked),
});
export type ExamAttempt = z.infer<typeof ExamAttempt>;

export const ExamResult = z.strictObject({
  id: Id,
  courseId: Id,
  points: z.number().int(),
  most: z.number().int(),
  passMark: z.number().int(),
  passed: z.boolean(),
  /** How often it may be taken again. */
  left: z.number().int(),
  certificate: Certificate.nullable(),
  /** What was right is shown once nothing can be gained by it: when it is passed, or no attempt is left. */
  questions: z.array(z.strictObject({ id: z.string(), isRight: z.boolean(), right: z.array(z.number().int()).nullable() })),
});
export type ExamResult = z.infer<typeof ExamResult>;

export const LearnedCourseTold = z.strictObject({
  ...CourseTold.pick({ id: true, title: true, summary: true, productName: true, parts: true, exam: true }).shape,
  state: z.enum(LEARNING_STATES),
  done: z.array(z.string()),
  sessions: z.array(OwnSession),
  taken: z.array(z.strictObject({ handedAt: Moment, points: z.number().int(), most: z.number().int(), passed: z.boolean() })),
  left: z.number().int(),
  /** One was begun and not handed in. */
  open: z.boolean(),
  certificates: z.array(Certificate),
});
export type LearnedCourseTold = z.infer<typeof LearnedCourseTold>;

const Answers = z.record(z.string().max(32), z.array(z.number().int().min(0).max(9)).max(10));
/** What somebody learns by themselves: ours below /learning, customers' people below /portal. Who it is follows from the session alone. */
const verbs = <N extends 'facts.read' | 'portal'>(needs: N, base: `/${string}`) => ({
  list: endpoint({
    ...{ method: 'GET', path: `${base}/courses`, summary: 'Courses open to me, and how far I have come', needs },
    input: Nothing,
    output: z.strictObject({ items: z.array(LearnedCourse) }),
  }),
  get: endpoint({
    ...{ method: 'GET', path: `${base}/courses/{id}`, summary: 'A course with its parts, sessions, and what I did', needs },
    input: z.strictObject({ id: Id }),
    output: LearnedCourseTold,
  }),
  mark: endpoint({
    ...{ method: 'PUT', path: `${base}/courses/{id}/parts/{part}`, summary: 'Mark a part as done, or not', needs },
    input: z.strictObject({ id: Id, part: z.string().max(32), done: z.boolean() }),
    output: LearnedCourseTold,
  }),
  signUp: endpoint({
    ...{ method: 'POST', path: `${base}/training-sessions/{id}/place`, summary: 'Sign up for a session; one waits when it is full', needs },
    input: z.strictObject({ id: Id }),
    output: LearnedCourseTold,
  }),
  withdraw: endpoint({
    ...{ method: 'DELETE', path: `${base}/training-sessions/{id}/place`, summary: 'Give my place back', needs },
    input: z.strictObject({ id: Id }),
    output: LearnedCourseTold,
  }),
  begin: endpoint({
    ...{ method: 'POST', path: `${base}/courses/{id}/attempts`, summary: 'Begin the exam, or go on with the one begun', needs },
    input: z.strictObject({ id: Id }),
    output: ExamAttempt,
  }),
  handIn: endpoint({
    ...{ method: 'POST', path: `${base}/exam-attempts/{id}`, summary: 'Hand the exam in; it is graded at once', needs },
    input: z.strictObject({ id: Id, answers: Answers }),
    output: ExamResult,
  }),
  certificate: endpoint({
    ...{ method: 'GET', path: `${base}/certificates/{id}`, summary: 'A certificate of mine, to be printed', needs },
    input: z.strictObject({ id: Id }),
    output: Certificate.extend({ name: z.string(), company: z.string().nullable(), organisation: z.string() }),
  }),
});
export const learning = verbs('facts.read', '/learning');
export const portalLearning = verbs('portal', '/portal');
