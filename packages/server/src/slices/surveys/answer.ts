import type { Survey, SurveyAnswer } from '@fulcrum/contract';
import { SURVEY_SCALES } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { addWorkingDays } from '../../kernel/working-days.ts';
import { workCalendarOf } from '../settings/index.ts';
import { type OpenInvitation, openInvitation, putAnswer } from './answers.sql.ts';
import { openLoop } from './loops.sql.ts';
import { surveyById } from './survey-store.sql.ts';
import type { InvitationKey } from './token.ts';

export interface Opened {
  survey: Survey;
  invitation: OpenInvitation;
}
/** An invitation that can be answered today, with its survey. */
export async function openedBy(ctx: Ctx, key: InvitationKey, { lock = false } = {}): Promise<Opened | undefined> {
  const invitation = await openInvitation(ctx.db, key, ctx.today, { lock });
  const survey = invitation && (await surveyById(ctx.db, invitation.surveyId));
  return survey && { survey, invitation };
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

type Said = Pick<SurveyAnswer, 'score' | 'comment' | 'words' | 'channel'>;
/** Takes an answer, or what it is changed to, by whichever way it came; a detractor's is a promise to speak with them. */
export async function answerInvitation(
  ctx: WriteCtx,
  { survey, invitation }: Opened,
  { score, comment, words, channel }: Said,
): Promise<void> {
  const { from, to, low } = SURVEY_SCALES[survey.kind];
  if (score < from || score > to) throw wrong('score');
  const { accountId, id, seq } = invitation;
  const said = { score, comment: comment || null, words: checkWords(survey, words), channel };
  await putAnswer(ctx.db, { accountId, id, seq: (seq ?? 0) + 1, now: ctx.now, today: ctx.today, ...said });
  if (score <= low) {
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
}

/** A survey as who is asked reads it. */
export const askedOf = ({ kind, name, intro, question, followUp, thanks, questions }: Survey) => ({
  ...{ kind, name, intro, question, followUp, thanks, questions },
});
