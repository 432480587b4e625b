import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Page, pageOf } from '../shapes.ts';
import { SurveyAnswer } from './survey-shapes.ts';

/** `open`: nobody has spoken with them yet; `waived`: nobody will, for a reason. The last two are for good. */
export const SURVEY_LOOP_STATES = ['open', 'contacted', 'resolved', 'waived'] as const;
export const SURVEY_LOOP_VIEWS = ['open', 'late', 'ended'] as const;

export const SurveyLoop = z.strictObject({
  ...SurveyAnswer.shape,
  openedOn: Day,
  dueOn: Day,
  late: z.boolean(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  state: z.enum(SURVEY_LOOP_STATES),
  contactedOn: Day.nullable(),
  endedOn: Day.nullable(),
  note: z.string().nullable(),
  revision: z.number().int(),
});
export type SurveyLoop = z.infer<typeof SurveyLoop>;
const Note = z.string().trim().max(2000);

export const surveyLoops = {
  list: endpoint({
    method: 'GET',
    path: '/survey-loops',
    summary:
      'Detractors of accounts that the caller meets: with whom somebody is to speak, by the day it is due; or what ended, the latest first',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, view: z.enum(SURVEY_LOOP_VIEWS).default('open'), accountId: Id.optional() }),
    output: pageOf(SurveyLoop),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/survey-loops/figures',
    summary: 'Of the detractors of a span: how many were closed, in time, and who answered again later and better',
    needs: 'facts.read',
    input: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    output: z.strictObject({
      from: Day,
      to: Day,
      opened: z.number().int(),
      resolved: z.number().int(),
      waived: z.number().int(),
      open: z.number().int(),
      late: z.number().int(),
      /** Ended by the day it was due ÷ those that have ended or are late; null where there are none. */
      inTime: z.number().nullable(),
      /** Of these people, who answered a survey of the kind again; and those of them with a higher score. */
      again: z.number().int(),
      better: z.number().int(),
    }),
  }),
  move: endpoint({
    method: 'POST',
    path: '/survey-loops/{accountId}/{id}',
    summary: 'Somebody spoke with a detractor, it is resolved, or nobody will speak with them, with the reason',
    needs: 'facts.write',
    input: z.strictObject({
      accountId: Id,
      id: Id,
      revision: z.number().int(),
      state: z.enum(['contacted', 'resolved', 'waived']),
      note: Note.min(1),
    }),
    output: SurveyLoop,
  }),
};
