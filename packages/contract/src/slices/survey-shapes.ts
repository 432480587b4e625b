import * as z from 'zod';
import { Condition } from '../policy/condition.ts';
import { Both, Day, Id, Moment, masked } from '../shapes.ts';
import { CONTACT_RANKS, DECISION_ROLES } from './contacts.ts';

/** `nps`: would they recommend us; `csat`: how satisfied they are; `ces`: how easy it was made. */
export const SURVEY_KINDS = ['nps', 'csat', 'ces'] as const;
export const SurveyKind = z.enum(SURVEY_KINDS);
export type SurveyKind = z.infer<typeof SurveyKind>;
/** From where to where each scale runs; up to `low` an answer is a detractor's, from `high` on a promoter's. */
export const SURVEY_SCALES = {
  nps: { from: 0, to: 10, low: 6, high: 9 },
  csat: { from: 1, to: 5, low: 2, high: 4 },
  ces: { from: 1, to: 7, low: 3, high: 5 },
} as const satisfies Record<SurveyKind, { from: number; to: number; low: number; high: number }>;
export const SURVEY_BANDS = ['low', 'middle', 'high'] as const;
export const SurveyBand = z.enum(SURVEY_BANDS);
export type SurveyBand = z.infer<typeof SurveyBand>;
export const SURVEY_STATES = ['draft', 'running', 'ended'] as const;
export const SurveyState = z.enum(SURVEY_STATES);

/** By which ways a survey asks: by mail; on the portal; by mail where people have an address, and on the portal the others. */
export const SURVEY_WAYS = ['mail', 'portal', 'either'] as const;
/** By which way an answer came: a link, of a mail or by hand; the portal; or it was given before, elsewhere. */
export const SURVEY_ANSWER_CHANNELS = ['link', 'portal', 'import'] as const;

const Words = (most: number) => z.strictObject({ zh: z.string().trim().min(1).max(most), en: z.string().trim().min(1).max(most) });
/** A further question: one of some choices, or a text. What is answered names it by its id. */
export const SurveyQuestion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), id: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), text: Words(300) }),
  z.strictObject({
    kind: z.literal('choice'),
    id: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
    text: Words(300),
    choices: z.array(Words(100)).min(2).max(10),
  }),
]);
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

/** When people are asked: once from a day on; again every so many months from a day on; after a request of theirs was closed as solved. */
export const SurveySchedule = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('once'), from: Day }),
  z.strictObject({ on: z.literal('every'), from: Day, months: z.number().int().min(1).max(24) }),
  z.strictObject({ on: z.literal('request_closed') }),
]);
export type SurveySchedule = z.infer<typeof SurveySchedule>;

/** What a survey says, whom it asks and when. */
export const SurveyDraft = z.strictObject({
  name: Words(100),
  kind: SurveyKind,
  subject: Words(150),
  /** What stands above the question, in the mail and on the page. */
  intro: Words(2000),
  question: Words(300),
  /** What is asked after the score, by how it turned out. */
  followUp: z.strictObject({ low: Words(300), middle: Words(300), high: Words(300) }),
  thanks: Words(500),
  questions: z
    .array(SurveyQuestion)
    .max(5)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { params: { reason: 'doubled' } })
    .default([]),
  /** Which accounts; all active ones where there is none. */
  who: Condition.optional(),
  ranks: z.array(z.enum(CONTACT_RANKS)).min(1).optional(),
  roles: z.array(z.enum(DECISION_ROLES)).min(1).optional(),
  schedule: SurveySchedule,
  by: z.enum(SURVEY_WAYS).default('mail'),
  /** What share of accounts, or of people, is asked at all, in percent: always the same ones. */
  share: z.number().int().min(1).max(100).default(100),
  sampleBy: z.enum(['account', 'contact']).default('contact'),
  /** For how many days an invitation can be answered. */
  openDays: z.number().int().min(1).max(180).default(30),
  /** After how many days those who said nothing are reminded, once; null: never. */
  reminderDays: z.number().int().min(1).max(90).nullable().default(null),
  /** Within how many working days somebody speaks with a detractor. */
  loopDays: z.number().int().min(1).max(60).default(2),
});
export type SurveyDraft = z.infer<typeof SurveyDraft>;

export const Survey = z.strictObject({
  id: Id,
  ...SurveyDraft.shape,
  state: SurveyState,
  /** Made by a file of answers that were given before; it asks nobody. */
  imported: z.boolean(),
  startedOn: Day.nullable(),
  endedOn: Day.nullable(),
  revision: z.number().int(),
});
export type Survey = z.infer<typeof Survey>;

/** Why somebody who fits is not asked today, in the order in which it is asked. */
export const NOT_ASKED = [
  'asked_before',
  'do_not_contact',
  'no_portal',
  'no_address',
  'mail_refused',
  'surveys_refused',
  'not_sampled',
  'asked_lately',
  'account_full',
] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

/** How often people are asked, whatever the survey. */
export const SurveyRules = z.strictObject({
  /** Nobody is asked twice within so many days. */
  contactDays: z.number().int().min(1).max(730).default(90),
  /** Of one account no more people than these within so many days. */
  perAccount: z.number().int().min(1).max(1000).default(5),
  accountDays: z.number().int().min(1).max(730).default(90),
});
export type SurveyRules = z.infer<typeof SurveyRules>;

/** What somebody answered to further questions: the number of a choice from 0, or a text. */
export const SurveyWords = z.record(z.string().max(32), z.union([z.string().trim().max(2000), z.number().int().min(0).max(9)]));

export const SurveyAnswer = z.strictObject({
  accountId: Id,
  /** Of the invitation. */
  id: Id,
  accountName: z.string(),
  surveyId: Id,
  surveyName: Both,
  kind: SurveyKind,
  contactId: Id,
  contactName: masked('person', z.string()).nullable(),
  answeredAt: Moment,
  answeredOn: Day,
  channel: z.enum(SURVEY_ANSWER_CHANNELS),
  score: z.number().int(),
  band: SurveyBand,
  comment: z.string().nullable(),
  words: SurveyWords,
  /** The further questions of the survey, which `words` answer by their ids. */
  questions: z.array(SurveyQuestion),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;
