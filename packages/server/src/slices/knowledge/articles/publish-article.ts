import type { Article } from '@fulcrum/contract';
import { may, type WriteCtx } from '../../../access/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { touchArticle } from './articles.sql.ts';
import { getArticle, type Input, requireWritable } from './get-article.ts';
import { indexArticles } from './index-article.ts';
import { insertDraft, markRead, moveDraft, publishDraft, selectRead, selectWritten, updateDraft } from './texts.sql.ts';

const entry = (verb: string, id: string, more: object = {}) => ({ action: `article.${verb}`, entity: 'article', entityId: id, ...more });

export async function publish(ctx: WriteCtx, { id, language, revision, reviewOn }: Input<'publish'>): Promise<Article> {
  await requireWritable(ctx, id);
  const draft = await selectWritten(ctx.db, { id, language });
  if (!draft) throw new Fault('conflict', 'article.no_draft');
  if (draft.revision !== revision) throw new Fault('stale', 'resource.stale');
  await publishDraft(ctx, { id, language });
  await touchArticle(ctx, id, { reviewOn });
  await indexArticles(ctx.db, [id]);
  await ctx.record(entry('publish', id, { after: { language, version: draft.version, title: draft.title } }));
  return getArticle(ctx, { id });
}

/** Back to whoever wrote it. */
export async function giveBack(ctx: WriteCtx, { id, language, revision, reason }: Input<'return'>): Promise<Article> {
  await requireWritable(ctx, id);
  const draft = await selectWritten(ctx.db, { id, language });
  if (draft?.state !== 'review') throw new Fault('conflict', 'article.not_in_review');
  if (draft.revision !== revision) throw new Fault('stale', 'resource.stale');
  await moveDraft(ctx.db, { id, language }, 'draft', reason);
  await touchArticle(ctx, id);
  await ctx.record(entry('return', id, { after: { language, title: draft.title }, note: reason }));
  return getArticle(ctx, { id });
}

export async function outdate(ctx: WriteCtx, { id, language, reason }: Input<'outdate'>): Promise<Article> {
  await requireWritable(ctx, id);
  const read = await selectRead(ctx.db, { id, language });
  if (read?.state !== 'published') throw new Fault('conflict', 'article.not_published');
  await markRead(ctx.db, id, 'outdated', language);
  await touchArticle(ctx, id);
  await indexArticles(ctx.db, [id]);
  await ctx.record(entry('outdate', id, { after: { language, title: read.title }, note: reason }));
  return getArticle(ctx, { id });
}

/** Somebody looked at it: it holds until its next review. */
export async function confirm(ctx: WriteCtx, { id, reviewOn }: Input<'confirm'>): Promise<Article> {
  const before = await requireWritable(ctx, id);
  if (!before.texts.some(({ read }) => read)) throw new Fault('conflict', 'article.not_published');
  await markRead(ctx.db, id, 'published');
  await touchArticle(ctx, id, { reviewOn });
  await indexArticles(ctx.db, [id]);
  await ctx.record(entry('confirm', id, { before: { reviewOn: before.reviewOn }, after: { reviewOn } }));
  return getArticle(ctx, { id });
}

/** A question that people ask is added to the article that answers it: in what is read at once by who may publish, else handed in. */
export async function addQuestion(ctx: WriteCtx, { id, language, question }: Input<'addQuestion'>): Promise<Article> {
  await requireWritable(ctx, id);
  const place = { id, language };
  const [read, draft] = [await selectRead(ctx.db, place), await selectWritten(ctx.db, place)];
  if (!read) throw new Fault('conflict', 'article.not_published');
  const withQuestion = (questions: readonly string[]) => [...new Set([...questions, question])];
  const note = ctx.language === 'zh' ? `添加相似问：${question}` : `Similar question added: ${question}`;
  const publishes = may(ctx.actor, 'articles.publish');
  if (publishes && !draft) {
    await insertDraft(ctx, place, { ...read, questions: withQuestion(read.questions), note });
    await publishDraft(ctx, place);
    await indexArticles(ctx.db, [id]);
  } else {
    const from = draft ?? read;
    const text = { ...from, questions: withQuestion(from.questions), note: draft?.note ?? note };
    if (draft) await updateDraft(ctx, place, text);
    else await insertDraft(ctx, place, text);
    if (!draft || draft.state === 'review') await moveDraft(ctx.db, place, 'review', null);
  }
  await touchArticle(ctx, id);
  await ctx.record(entry('question', id, { after: { language, question } }));
  return getArticle(ctx, { id });
}
