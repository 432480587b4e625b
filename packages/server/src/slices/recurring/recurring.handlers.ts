import { type Ctx, type Handlers, may, providersOf, startJob, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { createArticle } from '../knowledge/index.ts';
import { viewerOf } from '../requests/index.ts';
import { clusteringOf } from './clusters.sql.ts';
import { DAYS, RECURS } from './find-recurring.ts';
import { FINDS, findAsked } from './recurring.jobs.ts';
import {
  deleteDecision,
  type Eyes,
  insertDecision,
  type Span,
  selectAnswers,
  selectClusterAskings,
  selectRecurring,
} from './recurring.sql.ts';

type Verbs = Handlers<'recurringQuestions'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];
const LISTED = 100;
const ANSWERS = 3;
const QUESTIONS = 20;

const eyesOf = async (ctx: Ctx): Promise<Eyes> => (may(ctx.actor, 'requests.read') ? viewerOf(ctx) : null);
const spanOf = (ctx: Ctx, days: number, productId?: string): Span => ({
  since: Temporal.Instant.from(ctx.now)
    .subtract({ hours: 24 * days })
    .toString(),
  productId,
});
const standing = (ctx: Ctx) => clusteringOf(ctx.db, { today: ctx.today, timeZone: ctx.organisation?.timeZone ?? 'UTC' }, FINDS);

/** Where a cluster was asked, as the caller sees it. Fails with not_found where they see nothing of it. */
async function seen(ctx: Ctx, id: string, span: Span) {
  const items = await selectClusterAskings(ctx.db, await eyesOf(ctx), span, id, LISTED);
  if (!items.length) throw notFound('recurring_question');
  return items;
}

async function list(ctx: Ctx, { days, productId, view, limit }: Input<'list'>) {
  const { foundAt, questions, jobId } = await standing(ctx);
  const items = await selectRecurring(ctx.db, await eyesOf(ctx), spanOf(ctx, days, productId), { view, least: RECURS, limit });
  return { foundAt, questions, running: jobId !== null, items };
}

async function find(ctx: WriteCtx) {
  const jobId = (await standing(ctx)).jobId ?? (await startJob(ctx, findAsked, {}));
  await ctx.record({ action: 'recurring.find', entity: 'recurring_question', after: { jobId } });
  return { jobId };
}

/** A draft for ours alone; a provider's is for providers, who read nothing of ours. */
async function draft(ctx: WriteCtx, { id, language, productId }: Input<'draft'>) {
  const asked = await seen(ctx, id, spanOf(ctx, DAYS));
  const questions = [...new Set(asked.map(({ question }) => question))];
  const title = questions[0] ?? '';
  const requests = asked.flatMap(({ requestId }) => requestId ?? []);
  const answers = await selectAnswers(ctx.db, requests, ANSWERS);
  const article = await createArticle(ctx, {
    language,
    title,
    body: [`> ${title}`, ...answers].join('\n\n'),
    questions: questions.slice(0, QUESTIONS),
    audience: providersOf(ctx).all ? 'internal' : 'providers',
    productId: productId ?? null,
  });
  await decide(ctx, id, 'drafted', article.id);
  return { articleId: article.id };
}

async function decide(ctx: WriteCtx, id: string, decision: 'dismissed' | 'drafted', articleId: string | null): Promise<void> {
  await insertDecision(ctx.db, id, { id: newId(), decision, articleId, now: ctx.now, userId: ctx.actor.userId });
  const action = decision === 'drafted' ? 'recurring.draft' : 'recurring.dismiss';
  await ctx.record({ action, entity: 'recurring_question', entityId: id, after: { articleId } });
}

async function dismiss(ctx: WriteCtx, { id }: Input<'dismiss'>) {
  await seen(ctx, id, spanOf(ctx, DAYS));
  await decide(ctx, id, 'dismissed', null);
  return { done: true } as const;
}

async function reopen(ctx: WriteCtx, { id }: Input<'reopen'>) {
  await seen(ctx, id, spanOf(ctx, DAYS));
  if (!(await deleteDecision(ctx.db, id))) throw notFound('recurring_question');
  await ctx.record({ action: 'recurring.reopen', entity: 'recurring_question', entityId: id });
  return { done: true } as const;
}

export const recurringHandlers: Verbs = {
  list,
  askings: async (ctx, { id, days, productId }) => ({ items: await seen(ctx, id, spanOf(ctx, days, productId)) }),
  find,
  draft,
  dismiss,
  reopen,
};
