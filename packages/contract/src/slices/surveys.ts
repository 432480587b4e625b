import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Day, Id, Language, masked, Page, pageOf } from '../shapes.ts';
import {
  NOT_ASKED,
  Survey,
  SurveyAnswer,
  SurveyBand,
  SurveyDraft,
  SurveyKind,
  SurveyRules,
  SurveyState,
  SurveyWords,
} from './survey-shapes.ts';

const SurveyLine = z.strictObject({
  ...{ id: Id, name: Both, kind: SurveyKind, state: SurveyState, startedOn: Day.nullable(), endedOn: Day.nullable() },
  imported: z.boolean(),
  /** Of accounts that the reader meets. */
  invited: z.number().int(),
  answered: z.number().int(),
});
export type SurveyLine = z.infer<typeof SurveyLine>;
/** Somebody whom a survey fits, and by which way they are asked. */
const SurveyPerson = z.strictObject({
  ...{ accountId: Id, accountName: z.string(), contactId: Id, contactName: masked('person', z.string()) },
  way: z.enum(['mail', 'portal']),
});
export type SurveyPerson = z.infer<typeof SurveyPerson>;
const One = z.strictObject({ id: Id, revision: z.number().int() });

/** By what results are parted. */
export const SURVEY_PARTS = ['tier', 'segment', 'product', 'owner'] as const;
const Figures = {
  answers: z.number().int(),
  low: z.number().int(),
  middle: z.number().int(),
  high: z.number().int(),
  /** NPS in points, CSAT and CES as the share of high scores; null without answers. */
  value: z.number().nullable(),
  /** Between what it lies with 95 %; null with fewer than two answers. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  mean: z.number().nullable(),
};
export const SurveyFigures = z.strictObject(Figures);
export type SurveyFigures = z.infer<typeof SurveyFigures>;
export const SurveyResults = z.strictObject({
  from: Day,
  to: Day,
  invited: z.number().int(),
  /** Of the invitations of the span. */
  answered: z.number().int(),
  rate: z.number().nullable(),
  ...Figures,
  scores: z.array(z.strictObject({ score: z.number().int(), answers: z.number().int() })),
  months: z.array(z.strictObject({ month: z.string(), ...Figures })),
  /** The further questions: how many answered each, and of choices how many chose which. */
  questions: z.array(
    z.strictObject({
      id: z.string(),
      text: Both,
      answers: z.number().int(),
      choices: z.array(z.strictObject({ text: Both, answers: z.number().int() })),
    }),
  ),
  /** An account stands in every segment that it is in, and under every product that it has; empty id: in none. */
  parts: z.array(z.strictObject({ id: z.string(), name: z.string(), ...Figures })),
});
export type SurveyResults = z.infer<typeof SurveyResults>;

const AnswerFilter = {
  surveyId: Id.optional(),
  accountId: Id.optional(),
  band: SurveyBand.optional(),
  /** Only those who wrote something. */
  worded: z.boolean().optional(),
};

export const surveys = {
  list: endpoint({
    method: 'GET',
    path: '/surveys',
    summary: 'Surveys, the latest first, with how many were asked and answered',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, state: SurveyState.optional() }),
    output: pageOf(SurveyLine),
  }),
  get: endpoint({
    method: 'GET',
    path: '/surveys/{id}',
    summary: 'A survey: what it says, whom it asks and when',
    needs: 'facts.read',
    input: z.strictObject({ id: Id }),
    output: Survey,
  }),
  create: endpoint({
    method: 'POST',
    path: '/surveys',
    summary: 'Draft a survey; nobody is asked before it is started',
    needs: 'plays.edit',
    input: z.strictObject({ survey: SurveyDraft }),
    output: Survey,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/surveys/{id}',
    summary: 'Change a survey that is a draft',
    needs: 'plays.edit',
    input: z.strictObject({ id: Id, revision: z.number().int(), survey: SurveyDraft }),
    output: Survey,
  }),
  start: endpoint({
    method: 'POST',
    path: '/surveys/{id}/start',
    summary: 'Begin to ask',
    needs: 'plays.edit',
    input: One,
    output: Survey,
  }),
  end: endpoint({
    method: 'POST',
    path: '/surveys/{id}/end',
    summary: 'Ask nobody any more; who was asked can still answer',
    needs: 'plays.edit',
    input: One,
    output: Survey,
  }),
  preview: endpoint({
    method: 'GET',
    path: '/surveys/{id}/preview',
    summary: 'How many people would be asked today if the survey ran, and how many who fit are not, by reason',
    needs: 'plays.edit',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      /** Whether today is a day on which it asks. */
      due: z.boolean(),
      accounts: z.number().int(),
      people: z.number().int(),
      asked: z.number().int(),
      askedAccounts: z.number().int(),
      notAsked: z.array(z.strictObject({ reason: z.enum(NOT_ASKED), people: z.number().int() })),
    }),
  }),
  people: endpoint({
    method: 'GET',
    path: '/surveys/{id}/people',
    summary: 'Who would be asked today if the survey ran, or who is not for a reason, of accounts that the caller meets',
    needs: 'plays.edit',
    input: z.strictObject({ id: Id, ...Page, reason: z.enum(NOT_ASKED).optional() }),
    output: pageOf(SurveyPerson),
  }),
  link: endpoint({
    method: 'POST',
    path: '/surveys/{id}/links',
    summary: 'A link by which one person answers, to be given by hand; the same one while it is open',
    needs: 'facts.write',
    input: z.strictObject({ id: Id, contactId: Id }),
    /** Without a mail server, which knows the address of this installation, only the path. */
    output: z.strictObject({ url: z.string(), expiresOn: Day }),
  }),
  results: endpoint({
    method: 'GET',
    path: '/surveys/{id}/results',
    summary: 'What people answered within a span: the figure with its interval, by month and by part',
    needs: 'facts.read',
    input: z.strictObject({ id: Id, from: Day.optional(), to: Day.optional(), by: z.enum(SURVEY_PARTS).default('tier') }),
    output: SurveyResults,
  }),
  answers: endpoint({
    method: 'GET',
    path: '/survey-answers',
    summary: 'Answers of accounts that the caller meets, the latest first',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, ...AnswerFilter }),
    output: pageOf(SurveyAnswer),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/survey-rules',
    summary: 'How often people are asked, over all surveys',
    needs: 'facts.read',
    input: z.strictObject({}),
    output: SurveyRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/survey-rules',
    summary: 'Set how often people are asked, over all surveys',
    needs: 'plays.edit',
    input: SurveyRules,
    output: SurveyRules,
  }),
};

const Token = { token: z.string().min(1).max(500) };
/** What the page of a link shows; it tells of nobody but its reader. */
export const SurveyPage = z.strictObject({
  organisation: z.string().nullable(),
  language: Language,
  survey: SurveyDraft.pick({ kind: true, name: true, intro: true, question: true, followUp: true, thanks: true, questions: true }),
  expiresOn: Day,
  /** What its reader has answered so far. */
  answer: z.strictObject({ score: z.number().int(), comment: z.string().nullable(), words: SurveyWords }).nullable(),
  refused: z.boolean(),
});
export type SurveyPage = z.infer<typeof SurveyPage>;

export const surveyPages = {
  get: endpoint({
    method: 'GET',
    path: '/survey-pages/{token}',
    summary: 'The questions of a survey link and what was answered; to open it records nothing',
    needs: 'public',
    input: z.strictObject(Token),
    output: SurveyPage,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/survey-pages/{token}/answer',
    summary: 'Answer by a survey link, or change the answer, until it expires',
    needs: 'public',
    input: z.strictObject({
      ...Token,
      score: z.number().int().min(0).max(10),
      comment: z.string().trim().max(2000).nullable().default(null),
      words: SurveyWords.default({}),
    }),
    output: SurveyPage,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/survey-pages/{token}/refuse',
    summary: 'No more surveys to the reader of a survey link',
    needs: 'public',
    input: z.strictObject(Token),
    output: SurveyPage,
  }),
};
