import type { SurveyPage } from '@fulcrum/contract';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { answerInvitation, askedOf, type Opened, openedBy } from './answer.ts';
import { refuseSurveys } from './answers.sql.ts';
import { invitationOf } from './token.ts';

/** What a token opens. Forged, unknown and expired ones fail alike. */
async function opened(ctx: Ctx, token: string, { lock = false } = {}): Promise<Opened> {
  const found = await openedBy(ctx, invitationOf(ctx.services, token), { lock });
  if (!found) throw notFound('survey_link');
  return found;
}

async function told(ctx: Ctx, token: string): Promise<SurveyPage> {
  const { survey, invitation } = await opened(ctx, token);
  const { expiresOn, answer, refused } = invitation;
  return { organisation: ctx.organisation?.name ?? null, language: ctx.language, survey: askedOf(survey), expiresOn, answer, refused };
}

export const surveyPagesHandlers: Handlers<'surveyPages'> = {
  get: (ctx, { token }) => told(ctx, token),

  async answer(ctx: WriteCtx, { token, ...said }) {
    await answerInvitation(ctx, await opened(ctx, token, { lock: true }), { ...said, channel: 'link' });
    return told(ctx, token);
  },

  async refuse(ctx: WriteCtx, { token }) {
    const { survey, invitation } = await opened(ctx, token);
    await refuseSurveys(ctx.db, invitation, ctx.now);
    await ctx.record({ action: 'survey.refuse', entity: 'survey', entityId: survey.id, after: { invitationId: invitation.id } });
    return told(ctx, token);
  },
};
