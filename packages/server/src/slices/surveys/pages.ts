import type { Survey, SurveyPage } from '@fulcrum/contract';
import { SURVEY_SCALES } from '@fulcrum/contract';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { addWorkingDays } from '../../kernel/working-days.ts';
import { workCalendarOf } from '../settings/index.ts';
import { type OpenInvitation, openInvitation, putAnswer, refuseSurveys } from './answers.sql.ts';
import { openLoop } from './loops.sql.ts';
import { surveyById } from './survey-store.sql.ts';
import { invitationOf } from './token.ts';

/** What a token opens. Forged, unknown and expired ones fail alike. */
async function opened(ctx: Ctx, token: string, { lock = false } = {}): Promise<{ survey: Survey; invitation: OpenInvitation }> {
  const invitation = await openInvitation(ctx.db, invitationOf(ctx.services, token), ctx.today, { lock });
  const survey = invitation && (await surveyById(ctx.db, invitation.surveyId));
  if (!survey) throw notFound('survey_link');
  return { survey, invitation };
}

async function told(ctx: Ctx, token: string): Promise<SurveyPage> {
  const { survey, invitation } = await opened(ctx, token);
  const { kind, name, intro, question, followUp, thanks, questions } = survey;
  return {
    ...{ organisation: ctx.organisation?.name ?? null, language: ctx.language },
    survey: { kind, name, intro, question, followUp, thanks, questions },
    ...{ expiresOn: invitation.expiresOn, answer: invitation.answer, refused: invitation.refused },
  };
}

const wrong = (field: string): Fault => new Fault('invalid', 'survey.no_such_answer', { field });

/** The words that the survey asks for; fails on any other. */
function checkWords({ questions }: Survey, words: Record<string, string | number>): Record<string, string | number> {
  for (const [id, said] of Object.entries(words)) {
    const question = questions.find((one) => one.id === id);
    const fits =
      question?.kind === 'choice' ? typeof said === 'number' && said < question.choices.length : question && typeof said === 'string';
    if (!fits) throw wrong(id);
  }
  return Object.fromEntries(Object.entries(words).filter(([, said]) => said !== ''));
}

export const surveyPagesHandlers: Handlers<'surveyPages'> = {
  get: (ctx, { token }) => told(ctx, token),

  async answer(ctx: WriteCtx, { token, score, comment, words }) {
    const { survey, invitation } = await opened(ctx, token, { lock: true });
    const { from, to } = SURVEY_SCALES[survey.kind];
    if (score < from || score > to) throw wrong('score');
    const { accountId, id, seq } = invitation;
    const said = { score, comment: comment || null, words: checkWords(survey, words) };
    await putAnswer(ctx.db, { accountId, id, seq: (seq ?? 0) + 1, now: ctx.now, today: ctx.today, ...said });
    if (score <= SURVEY_SCALES[survey.kind].low) {
      const dueOn = addWorkingDays(ctx.today, survey.loopDays, await workCalendarOf(ctx.db));
      await openLoop(ctx.db, invitation, { now: ctx.now, today: ctx.today, dueOn, ownerId: invitation.ownerId });
    }
    await ctx.record({
      action: 'survey.answer',
      entity: 'survey',
      entityId: survey.id,
      before: invitation.answer,
      after: { invitationId: id, ...said },
    });
    return told(ctx, token);
  },

  async refuse(ctx: WriteCtx, { token }) {
    const { survey, invitation } = await opened(ctx, token);
    await refuseSurveys(ctx.db, invitation, ctx.now);
    await ctx.record({ action: 'survey.refuse', entity: 'survey', entityId: survey.id, after: { invitationId: invitation.id } });
    return told(ctx, token);
  },
};
