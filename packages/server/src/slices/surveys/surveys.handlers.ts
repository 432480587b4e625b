import type { Survey, SurveyDraft } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { type CatalogsOf, checkSegmentCondition, whoSql } from '../accounts/index.ts';
import { contactOf } from '../contacts/index.ts';
import { readServer } from '../deliveries/index.ts';
import { listAnswers } from './answers.sql.ts';
import { askingOf, readRules, setRules } from './asking.ts';
import { figuresOf } from './figures.ts';
import { inviteOne, lockAsking } from './invite.sql.ts';
import { resultRows } from './results.sql.ts';
import { insertSurvey, listSurveys, surveyById, updateSurvey } from './survey-store.sql.ts';
import { surveyLink } from './token.ts';
import { isDue, peopleOf, preview } from './whom.sql.ts';

async function oneSurvey(ctx: Ctx, id: string): Promise<Survey> {
  const survey = await surveyById(ctx.db, id);
  if (!survey) throw notFound('survey');
  return survey;
}

/** A survey in the state that the change asks for, locked. */
async function take(ctx: WriteCtx, { id, revision }: { id: string; revision: number }, state: Survey['state']): Promise<Survey> {
  const survey = await surveyById(ctx.db, id, { lock: true });
  if (!survey) throw notFound('survey');
  if (survey.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (survey.state !== state) throw new Fault('conflict', 'survey.not_now');
  return survey;
}

/** Refuses a condition that the author may not ask, or of which nothing is kept for every account. */
async function check(ctx: Ctx, draft: SurveyDraft, catalogsOf: CatalogsOf): Promise<void> {
  if (!draft.who) return;
  await checkSegmentCondition(ctx, draft.who, catalogsOf);
  const unstored = { ...draft, id: '', state: 'draft', imported: false, startedOn: null, endedOn: null, revision: 1 } as const;
  const { survey, figures } = await askingOf(ctx, unstored, catalogsOf);
  whoSql(survey.who, figures);
}

async function keep(ctx: WriteCtx, before: Survey, after: Survey, action: string): Promise<Survey> {
  await updateSurvey(ctx.db, after);
  await ctx.record({ action, entity: 'survey', entityId: after.id, before, after });
  return oneSurvey(ctx, after.id);
}
const YEAR = { years: 1 };

export const surveysHandlers = (catalogsOf: CatalogsOf): Handlers<'surveys'> => ({
  async list(ctx, { limit, cursor, state }) {
    const rows = await listSurveys(ctx.db, { scope: await scopeOf(ctx, 'reads'), state, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      ({ createdAt: _, ...row }) => row,
      ({ createdAt, id }) => [createdAt, id],
    );
  },
  get: (ctx, { id }) => oneSurvey(ctx, id),

  async create(ctx, { survey }) {
    await check(ctx, survey, catalogsOf);
    const id = newId();
    await insertSurvey(ctx.db, { id, survey, now: ctx.now, userId: ctx.actor.userId });
    await ctx.record({ action: 'survey.create', entity: 'survey', entityId: id, after: survey });
    return oneSurvey(ctx, id);
  },
  async change(ctx, { survey, ...one }) {
    const before = await take(ctx, one, 'draft');
    await check(ctx, survey, catalogsOf);
    const { id, state, imported, startedOn, endedOn, revision } = before;
    return keep(ctx, before, { id, state, imported, startedOn, endedOn, revision, ...survey }, 'survey.change');
  },
  async start(ctx, one) {
    const before = await take(ctx, one, 'draft');
    return keep(ctx, before, { ...before, state: 'running', startedOn: ctx.today }, 'survey.start');
  },
  async end(ctx, one) {
    const before = await take(ctx, one, 'running');
    return keep(ctx, before, { ...before, state: 'ended', endedOn: ctx.today }, 'survey.end');
  },

  async preview(ctx, { id }) {
    const survey = await oneSurvey(ctx, id);
    return { due: isDue({ survey, today: ctx.today }), ...(await preview(ctx.db, await askingOf(ctx, survey, catalogsOf))) };
  },

  async people(ctx, { id, reason, limit, cursor }) {
    const asking = await askingOf(ctx, await oneSurvey(ctx, id), catalogsOf);
    const of = { scope: await scopeOf(ctx, 'reads'), reason: reason ?? null };
    const rows = await peopleOf(ctx.db, asking, { ...of, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ accountName, contactId }) => [accountName, contactId],
    );
  },

  async link(ctx, { id, contactId }) {
    const contact = await contactOf(ctx, contactId);
    await requireAccount(ctx, contact.accountId, 'writes');
    const survey = await surveyById(ctx.db, id);
    if (!survey) throw notFound('survey');
    if (survey.state !== 'running') throw new Fault('conflict', 'survey.not_now');
    const server = await readServer(ctx.db);
    if (contact.doNotContact) throw new Fault('conflict', 'survey.do_not_contact');
    await lockAsking(ctx.db);
    const of = { accountId: contact.accountId, contactId, id: newId(), now: ctx.now, userId: ctx.actor.userId };
    const made = await inviteOne(ctx.db, { survey, today: ctx.today, rules: await readRules(ctx.db) }, of);
    if (!made) throw new Fault('conflict', 'survey.asked_lately');
    await ctx.record({ action: 'survey.link', entity: 'survey', entityId: id, after: { contactId, invitationId: made.id } });
    return { url: surveyLink(ctx.services, server?.web ?? '', { accountId: contact.accountId, id: made.id }), expiresOn: made.expiresOn };
  },

  async results(ctx, { id, to = ctx.today, from = Temporal.PlainDate.from(to).subtract(YEAR).add({ days: 1 }).toString(), by }) {
    const { kind } = await oneSurvey(ctx, id);
    const rows = await resultRows(ctx.db, { id, scope: await scopeOf(ctx, 'reads'), from, to, by });
    const { invited, answered, scores, questions } = rows;
    return {
      ...{ from, to, invited, answered, scores, questions, rate: invited ? answered / invited : null },
      ...figuresOf(kind, rows),
      months: rows.months.map(({ month, ...counts }) => ({ month, ...figuresOf(kind, counts) })),
      parts: rows.parts.map(({ id: part, name, ...counts }) => ({ id: part, name, ...figuresOf(kind, counts) })),
    };
  },

  async answers(ctx, { limit, cursor, ...of }) {
    if (of.accountId) await requireAccount(ctx, of.accountId, 'reads');
    const rows = await listAnswers(ctx.db, { scope: await scopeOf(ctx, 'reads'), ...of, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ answeredAt, id }) => [answeredAt, id],
    );
  },
  rules: (ctx) => readRules(ctx.db),
  setRules,
});
