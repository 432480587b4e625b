import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Day, Id, LongText, masked, Page, pageOf, Text } from '../shapes.ts';
import {
  Certificate,
  COURSE_AUDIENCES,
  COURSE_STATES,
  CourseDraft,
  CourseSource,
  CourseTold,
  SESSION_MODES,
  TrainingPlace,
  TrainingSession,
} from './training-shapes.ts';

const One = z.strictObject({ id: Id, revision: z.number().int() });
export const CourseLine = z.strictObject({
  ...{ id: Id, code: z.string(), title: Both, state: z.enum(COURSE_STATES), audience: z.enum(COURSE_AUDIENCES) },
  ...{ productName: z.string().nullable(), withExam: z.boolean(), forOwners: z.boolean(), publishedOn: Day.nullable() },
  /** Sessions ahead; certificates that hold, and people who attended, ours and of accounts that the caller meets. */
  ...{ sessions: z.number().int(), certified: z.number().int(), attended: z.number().int() },
});
export type CourseLine = z.infer<typeof CourseLine>;

/** What becomes of giving an account to somebody who has not learned what its products ask for. */
export const OWNER_RULES = ['off', 'warn', 'forbid'] as const;
export const CourseRules = z.strictObject({ owners: z.enum(OWNER_RULES).default('warn') });
export type CourseRules = z.infer<typeof CourseRules>;

export const courses = {
  list: endpoint({
    method: 'GET',
    path: '/courses',
    summary: 'Courses, by code, with what is ahead and how many learned',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, state: z.enum(COURSE_STATES).optional(), productId: Id.optional() }),
    output: pageOf(CourseLine),
  }),
  get: endpoint({
    method: 'GET',
    path: '/courses/{id}',
    summary: 'A course as its readers know it: no question of its exam, no answer',
    needs: 'facts.read',
    input: z.strictObject({ id: Id }),
    output: CourseTold,
  }),
  source: endpoint({
    method: 'GET',
    path: '/courses/{id}/source',
    summary: 'A course as its author writes it, with the right answers',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id }),
    output: CourseSource,
  }),
  create: endpoint({
    method: 'POST',
    path: '/courses',
    summary: 'Draft a course',
    needs: 'articles.publish',
    input: z.strictObject({ course: CourseDraft }),
    output: CourseSource,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/courses/{id}',
    summary: 'Change a course; once it is published, whom it is for stays',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, revision: z.number().int(), course: CourseDraft }),
    output: CourseSource,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/courses/{id}/publish',
    summary: 'Open a course to those whom it is for',
    needs: 'articles.publish',
    input: One,
    output: CourseSource,
  }),
  retire: endpoint({
    method: 'POST',
    path: '/courses/{id}/retire',
    summary: 'Offer a course no more; certificates hold as long as they say',
    needs: 'articles.publish',
    input: One,
    output: CourseSource,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/course-rules',
    summary: 'What becomes of giving an account to somebody who has not learned what its products ask for',
    needs: 'facts.read',
    input: z.strictObject({}),
    output: CourseRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/course-rules',
    summary: 'Set what becomes of that: nothing, a warning, a refusal',
    needs: 'articles.publish',
    input: CourseRules,
    output: CourseRules,
  }),
};

const SessionFields = {
  mode: z.enum(SESSION_MODES),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  place: Text.nullable().default(null),
  link: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable()
    .default(null),
  trainerId: Id.nullable().default(null),
  capacity: z.number().int().min(1).max(100_000).nullable().default(null),
};
export const trainingSessions = {
  list: endpoint({
    method: 'GET',
    path: '/training-sessions',
    summary: 'Sessions of courses: those ahead by when they begin, those past the latest first',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, view: z.enum(['ahead', 'past']).default('ahead'), courseId: Id.optional() }),
    output: pageOf(TrainingSession),
  }),
  get: endpoint({
    method: 'GET',
    path: '/training-sessions/{id}',
    summary: 'A session of a course, ahead or past',
    needs: 'facts.read',
    input: z.strictObject({ id: Id }),
    output: TrainingSession,
  }),
  create: endpoint({
    method: 'POST',
    path: '/courses/{courseId}/sessions',
    summary: 'Plan a session of a course',
    needs: 'articles.publish',
    input: z.strictObject({ courseId: Id, ...SessionFields }),
    output: TrainingSession,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/training-sessions/{id}',
    summary: 'Change a session; more room moves up who waits',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, revision: z.number().int(), ...SessionFields }),
    output: TrainingSession,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/training-sessions/{id}/cancel',
    summary: 'Call a session off',
    needs: 'articles.publish',
    input: One,
    output: TrainingSession,
  }),
  places: endpoint({
    method: 'GET',
    path: '/training-sessions/{id}/places',
    summary: 'Who signed up: ours, and people of accounts that the caller meets',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, id: Id }),
    output: pageOf(TrainingPlace),
  }),
  signUp: endpoint({
    method: 'POST',
    path: '/training-sessions/{id}/places',
    summary: 'Sign a customer’s person up; they wait when it is full',
    needs: 'facts.write',
    status: 201,
    input: z.strictObject({ id: Id, contactId: Id }),
    output: TrainingPlace,
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/training-sessions/{id}/places/{placeId}',
    summary: 'Take a customer’s person off a session; who waits longest moves up',
    needs: 'facts.write',
    input: z.strictObject({ id: Id, placeId: Id }),
    output: TrainingPlace,
  }),
  attend: endpoint({
    method: 'PUT',
    path: '/training-sessions/{id}/attendance',
    summary: 'Write down who was there; people of accounts that are not the caller’s to work on are left',
    needs: 'facts.write',
    input: z.strictObject({ id: Id, attended: z.array(Id).max(1000), absent: z.array(Id).max(1000).default([]) }),
    output: z.strictObject({ attended: z.number().int(), absent: z.number().int() }),
  }),
};

/** `expiring`: within 60 days. */
export const CERTIFICATE_VIEWS = ['all', 'expiring'] as const;
const LearnerName = { contactName: masked('person', z.string()).nullable(), userName: z.string().nullable() };
export const certificates = {
  list: endpoint({
    method: 'GET',
    path: '/certificates',
    summary:
      'Certificates of ours, and of people of accounts that the caller meets: the latest first, or those about to expire that nothing renews, by their last day',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, view: z.enum(CERTIFICATE_VIEWS).default('all'), courseId: Id.optional(), accountId: Id.optional() }),
    output: pageOf(Certificate.extend({ ...LearnerName, accountId: Id.nullable(), accountName: z.string().nullable() })),
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/certificates/{id}/revoke',
    summary: 'Take a certificate back, and say why',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, why: LongText.min(1) }),
    output: Certificate,
  }),
  check: endpoint({
    method: 'GET',
    path: '/certificate-checks/{number}',
    summary: 'Whether a certificate holds, for whoever reads its number; it says nothing of the person',
    needs: 'public',
    input: z.strictObject({ number: z.string().max(60) }),
    output: z.strictObject({
      ...Certificate.pick({ number: true, courseTitle: true, issuedOn: true, validUntil: true, state: true }).shape,
      organisation: z.string().nullable(),
    }),
  }),
};
