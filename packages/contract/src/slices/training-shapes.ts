import * as z from 'zod';
import { ROLES } from '../access/roles.ts';
import { Both, Day, Id, LongText, Moment, masked, Text } from '../shapes.ts';
import { DECISION_ROLES } from './contacts.ts';

export const COURSE_STATES = ['draft', 'published', 'retired'] as const;
export const COURSE_AUDIENCES = ['customers', 'staff', 'both'] as const;
export const COURSE_PART_KINDS = ['video', 'document', 'practice', 'live', 'exam'] as const;
export const SESSION_MODES = ['live', 'onsite', 'community'] as const;

const KEY = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);
const Title = z.strictObject({ zh: Text, en: Text });
const Words = z.strictObject({ zh: LongText.min(1), en: LongText.min(1) });
const WebLink = z
  .url({ protocol: /^https?$/ })
  .max(1000)
  .nullable();

/** A step of a course. Manuals and practice cases are articles of the knowledge base, or lie elsewhere. */
export const CoursePart = z
  .strictObject({
    id: KEY,
    kind: z.enum(COURSE_PART_KINDS),
    name: Title,
    url: WebLink.default(null),
    articleId: Id.nullable().default(null),
  })
  .refine(({ kind, url, articleId }) => kind === 'live' || kind === 'exam' || url !== null || articleId !== null, {
    params: { reason: 'needed' },
    path: ['url'],
  });
export type CoursePart = z.infer<typeof CoursePart>;

export const QUESTION_KINDS = ['single', 'multiple', 'truefalse'] as const;
/** The right choices are numbers from 0; of what is true or false, 0 is true. */
export const ExamQuestion = z
  .strictObject({
    id: KEY,
    kind: z.enum(QUESTION_KINDS),
    text: Words,
    choices: z.array(Title).max(10).default([]),
    right: z.array(z.number().int().min(0).max(9)).min(1).max(10),
    points: z.number().int().min(1).max(100).default(1),
  })
  .refine(({ kind, choices }) => (kind === 'truefalse' ? choices.length === 0 : choices.length >= 2), {
    params: { reason: 'choices' },
    path: ['choices'],
  })
  .refine(
    ({ kind, choices, right }) =>
      new Set(right).size === right.length &&
      right.every((one) => one < (kind === 'truefalse' ? 2 : choices.length)) &&
      (kind === 'multiple' || right.length === 1),
    { params: { reason: 'right' }, path: ['right'] },
  );
export type ExamQuestion = z.infer<typeof ExamQuestion>;

const distinct = (rows: readonly { id: string }[]): boolean => new Set(rows.map(({ id }) => id)).size === rows.length;
export const Exam = z.strictObject({
  questions: z
    .array(ExamQuestion)
    .min(1)
    .max(100)
    .refine(distinct, { params: { reason: 'doubled' } }),
  /** Share of the points that passes, in percent. */
  passMark: z.number().int().min(1).max(100).default(60),
  /** How often it may be taken until it is passed. */
  attempts: z.number().int().min(1).max(20).default(3),
  /** For how many months the certificate holds; null: for good. */
  validMonths: z.number().int().min(1).max(120).nullable().default(12),
});
export type Exam = z.infer<typeof Exam>;

const Course = {
  title: Title,
  summary: z.strictObject({ zh: LongText, en: LongText }).default({ zh: '', en: '' }),
  productId: Id.nullable().default(null),
  audience: z.enum(COURSE_AUDIENCES).default('customers'),
  /** Whose roles among a customer's people should have learned it; of nobody is it expected where none is named. */
  roles: z.array(z.enum(DECISION_ROLES)).max(DECISION_ROLES.length).default([]),
  staffRoles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  /** Whoever owns an account that has the product should have learned it before. */
  forOwners: z.boolean().default(false),
  parts: z
    .array(CoursePart)
    .min(1)
    .max(50)
    .refine(distinct, { params: { reason: 'doubled' } }),
};
/** A course as its author writes it, with the right answers. */
export const CourseDraft = z
  .strictObject({ code: z.string().trim().min(1).max(40), ...Course, exam: Exam.nullable().default(null) })
  .refine(({ parts, exam }) => parts.filter(({ kind }) => kind === 'exam').length === (exam ? 1 : 0), {
    params: { reason: 'exam' },
    path: ['exam'],
  });
export type CourseDraft = z.infer<typeof CourseDraft>;

const Kept = { id: Id, state: z.enum(COURSE_STATES), publishedOn: Day.nullable(), retiredOn: Day.nullable(), revision: z.number().int() };
export const CourseSource = z.strictObject({ ...Kept, course: CourseDraft });
export type CourseSource = z.infer<typeof CourseSource>;

/** What everybody may know of an exam before it is taken. */
const ExamTold = z.strictObject({
  questions: z.number().int(),
  passMark: z.number().int(),
  attempts: z.number().int(),
  validMonths: z.number().int().nullable(),
});
export const CourseTold = z.strictObject({
  ...Kept,
  code: z.string(),
  title: Both,
  summary: z.strictObject({ zh: z.string(), en: z.string() }),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  audience: z.enum(COURSE_AUDIENCES),
  roles: Course.roles,
  staffRoles: Course.staffRoles,
  forOwners: z.boolean(),
  parts: z.array(CoursePart),
  exam: ExamTold.nullable(),
});
export type CourseTold = z.infer<typeof CourseTold>;

export const TrainingSession = z.strictObject({
  id: Id,
  courseId: Id,
  courseTitle: Both,
  mode: z.enum(SESSION_MODES),
  startsAt: Moment,
  endsAt: Moment,
  begun: z.boolean(),
  place: z.string().nullable(),
  link: z.string().nullable(),
  trainerId: Id.nullable(),
  trainerName: z.string().nullable(),
  capacity: z.number().int().nullable(),
  signed: z.number().int(),
  waiting: z.number().int(),
  attended: z.number().int(),
  cancelledAt: Moment.nullable(),
  revision: z.number().int(),
});
export type TrainingSession = z.infer<typeof TrainingSession>;

export const PLACE_STATES = ['signed', 'waiting', 'withdrawn'] as const;
/** A place of somebody at a session. */
export const TrainingPlace = z.strictObject({
  id: Id,
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  contactId: Id.nullable(),
  userId: Id.nullable(),
  /** Of a customer's person; of ours see `userName`. */
  contactName: masked('person', z.string()).nullable(),
  userName: z.string().nullable(),
  state: z.enum(PLACE_STATES),
  signedAt: Moment,
  attended: z.boolean().nullable(),
});
export type TrainingPlace = z.infer<typeof TrainingPlace>;

export const CERTIFICATE_STATES = ['valid', 'expired', 'revoked'] as const;
export const Certificate = z.strictObject({
  id: Id,
  number: z.string(),
  courseId: Id,
  courseTitle: Both,
  issuedOn: Day,
  validUntil: Day.nullable(),
  state: z.enum(CERTIFICATE_STATES),
});
export type Certificate = z.infer<typeof Certificate>;

/** How far somebody has come with a course: what counts is learned or certified. */
export const LEARNING_STATES = ['none', 'begun', 'learned', 'certified', 'expired'] as const;
export type LearningState = (typeof LEARNING_STATES)[number];
