import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Both, Day, Id, Page, pageOf } from '../shapes.ts';
import { SurveyKind, SurveyWords } from './survey-shapes.ts';
import { SurveyPage } from './surveys.ts';

const of = routesNeeding('portal');
const One = z.strictObject({ id: Id });

/** A survey that asks the reader, or that they answered. */
export const PortalSurveyLine = z.strictObject({
  /** Of the invitation. */
  id: Id,
  name: Both,
  kind: SurveyKind,
  invitedOn: Day,
  expiresOn: Day,
  /** Whether it can be answered, and an answer changed. */
  open: z.boolean(),
  answeredOn: Day.nullable(),
  score: z.number().int().nullable(),
});
export type PortalSurveyLine = z.infer<typeof PortalSurveyLine>;
export const PortalSurvey = PortalSurveyLine.extend({
  survey: SurveyPage.shape.survey,
  answer: SurveyPage.shape.answer,
  /** They want no more surveys. */
  refused: z.boolean(),
});
export type PortalSurvey = z.infer<typeof PortalSurvey>;

/** The surveys that ask whoever is signed in; what a colleague answers is theirs alone. */
export const portalSurveys = {
  list: endpoint({
    ...of('GET', '/portal/surveys', 'Surveys that ask me, and those that I answered, the latest first'),
    input: z.strictObject({ ...Page }),
    output: pageOf(PortalSurveyLine),
  }),
  get: endpoint({ ...of('GET', '/portal/surveys/{id}', 'A survey that asks me, with what I answered'), input: One, output: PortalSurvey }),
  answer: endpoint({
    ...of('POST', '/portal/surveys/{id}/answer', 'Answer a survey, or change the answer, until it expires'),
    input: z.strictObject({
      ...{ id: Id, score: z.number().int().min(0).max(10) },
      comment: z.string().trim().max(2000).nullable().default(null),
      words: SurveyWords.default({}),
    }),
    output: PortalSurvey,
  }),
  refuse: endpoint({ ...of('POST', '/portal/surveys/{id}/refuse', 'No more surveys to me'), input: One, output: PortalSurvey }),
};
