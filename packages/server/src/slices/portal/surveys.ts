import type { PortalSurvey } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { answerInvitation, askedOf, openedBy, refuseSurveys, surveyById } from '../surveys/index.ts';
import { memberOf } from './member.ts';
import { selectSurvey, selectSurveys } from './surveys.sql.ts';

/** A survey that asks or asked the member themselves; of anybody else's there is none. */
async function one(ctx: Ctx, id: string): Promise<PortalSurvey> {
  const found = await selectSurvey(ctx.db, memberOf(ctx), id, ctx.today);
  const survey = found && (await surveyById(ctx.db, found.surveyId));
  if (!survey) throw notFound('survey_invitation');
  const { surveyId: _, ...line } = found;
  return { ...line, survey: askedOf(survey) };
}

export const portalSurveysHandlers: Handlers<'portalSurveys'> = {
  async list(ctx, { limit, cursor }) {
    const rows = await selectSurveys(ctx.db, memberOf(ctx), { today: ctx.today, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      ({ at: _, ...row }) => row,
      ({ at, id }) => [at, id],
    );
  },
  get: (ctx, { id }) => one(ctx, id),
  async answer(ctx, { id, ...said }) {
    await one(ctx, id);
    const opened = await openedBy(ctx, { accountId: memberOf(ctx).accountId, id }, { lock: true });
    if (!opened) throw new Fault('conflict', 'survey.not_now');
    await answerInvitation(ctx, opened, { ...said, channel: 'portal' });
    return one(ctx, id);
  },
  async refuse(ctx, { id }) {
    await one(ctx, id);
    await refuseSurveys(ctx.db, { accountId: memberOf(ctx).accountId, id }, ctx.now);
    await ctx.record({ action: 'survey.refuse', entity: 'survey', after: { invitationId: id } });
    return one(ctx, id);
  },
};
