import type { Article } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Ctx, type WriteCtx } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { refuseField } from '../../../records/index.ts';
import { bringPictures, type PictureSources } from '../pictures/bring-pictures.ts';
import { type AboutRow, insertArticle, touchArticle, updateArticle } from './articles.sql.ts';
import { readerOf } from './audience.ts';
import { getArticle, type Input, requireWritable } from './get-article.ts';
import { indexArticles } from './index-article.ts';
import { deleteDraft, insertDraft, moveDraft, type NewText, selectVersion, selectWritten, updateDraft } from './texts.sql.ts';

const entry = (verb: string, id: string, more: object = {}) => ({ action: `article.${verb}`, entity: 'article', entityId: id, ...more });

/** What an article is about leads somewhere that the caller may write; a provider's is of a product of its own and not for us alone. */
async function checkAbout(ctx: Ctx, about: AboutRow): Promise<void> {
  const reader = readerOf(ctx);
  if (reader.kind === 'provider') {
    if (about.audience === 'internal')
      throw refuseField(ctx, 'audience', 'invalid', { zh: '服务商不能写内部文章', en: 'A provider writes no internal articles' });
    if (!about.productId) throw refuseField(ctx, 'productId', 'required', { zh: '请选择您的产品', en: 'Choose a product of yours' });
  }
  if (about.productId) {
    const own = reader.kind === 'provider' ? accountInScope(reader.accounts, sql`p.provider_account_id`) : sql`true`;
    const found = await sql`select from product p where p.id = ${about.productId}::uuid and ${own}`.execute(ctx.db);
    if (!found.rows.length) throw notFound('product');
  }
  if (about.ownerId) {
    const found = await sql`select from app_user where id = ${about.ownerId}::uuid and disabled_at is null`.execute(ctx.db);
    if (!found.rows.length) throw notFound('user');
  }
  if (about.levels.length && about.audience !== 'customers')
    throw refuseField(ctx, 'levels', 'invalid', {
      zh: '只有面向客户的文章才能限定等级',
      en: 'Only an article for customers is narrowed to tiers',
    });
}

/** Of a text that is made by our own program nothing hangs elsewhere. */
const NO_SOURCES: PictureSources = { request: async () => undefined, question: async () => undefined };

const textOf = ({ title, body, questions, note }: Pick<Input<'write'>, 'title' | 'body' | 'questions' | 'note'>): NewText => ({
  ...{ title, body, note: note || null },
  questions: [...new Set(questions)],
});

export async function create(ctx: WriteCtx, input: Input<'create'>, sources: PictureSources = NO_SOURCES): Promise<Article> {
  const {
    language,
    kind = 'other',
    productId = null,
    category = null,
    tags = [],
    audience = 'internal',
    levels = [],
    reviewOn = null,
  } = input;
  const about = { kind, productId, category, tags, audience, levels, reviewOn, ownerId: input.ownerId ?? ctx.actor.userId };
  await checkAbout(ctx, about);
  const id = newId();
  await insertArticle(ctx, id, about);
  await insertDraft(ctx, { id, language }, textOf({ ...input, body: await bringPictures(ctx, id, input.body, sources) }));
  await ctx.record(entry('create', id, { after: { language, title: input.title, ...about } }));
  return getArticle(ctx, { id });
}

export async function change(ctx: WriteCtx, { id, revision, ...input }: Input<'change'>): Promise<Article> {
  const before = await requireWritable(ctx, id);
  const about: AboutRow = {
    kind: input.kind ?? before.kind,
    productId: input.productId === undefined ? before.productId : input.productId,
    category: input.category === undefined ? before.category : input.category,
    tags: input.tags ?? before.tags,
    audience: input.audience ?? before.audience,
    levels: input.levels ?? (input.audience && input.audience !== 'customers' ? [] : before.levels),
    reviewOn: input.reviewOn === undefined ? before.reviewOn : input.reviewOn,
    ownerId: input.ownerId === undefined ? before.ownerId : input.ownerId,
  };
  await checkAbout(ctx, about);
  if (!(await updateArticle(ctx, id, revision, about))) throw new Fault('stale', 'resource.stale');
  await indexArticles(ctx.db, [id]);
  const { kind, productId, category, tags, audience, levels, reviewOn, ownerId } = before;
  await ctx.record(entry('change', id, { before: { kind, productId, category, tags, audience, levels, reviewOn, ownerId }, after: about }));
  return getArticle(ctx, { id });
}

export async function write(
  ctx: WriteCtx,
  { id, language, revision, ...input }: Input<'write'>,
  sources: PictureSources = NO_SOURCES,
): Promise<Article> {
  await requireWritable(ctx, id);
  const place = { id, language };
  const draft = await selectWritten(ctx.db, place);
  if ((draft?.revision ?? 0) !== (revision ?? 0)) throw new Fault('stale', 'resource.stale');
  const text = textOf({ ...input, body: await bringPictures(ctx, id, input.body, sources) });
  await (draft ? updateDraft(ctx, place, text) : insertDraft(ctx, place, text));
  await touchArticle(ctx, id);
  await ctx.record(entry('write', id, { after: { language, title: input.title } }));
  return getArticle(ctx, { id });
}

export async function discard(ctx: WriteCtx, { id, language }: Input<'discard'>): Promise<{ done: true }> {
  await requireWritable(ctx, id);
  const draft = await selectWritten(ctx.db, { id, language });
  if (!draft) throw new Fault('conflict', 'article.no_draft');
  await deleteDraft(ctx.db, { id, language });
  // Of which nothing is left, is no article.
  await sql`delete from article a where id = ${id}::uuid and not exists (select from article_version where article_id = a.id)`.execute(
    ctx.db,
  );
  await ctx.record(entry('discard', id, { before: { language, title: draft.title, body: draft.body } }));
  return { done: true };
}

export async function submit(ctx: WriteCtx, { id, language, revision }: Input<'submit'>): Promise<Article> {
  await requireWritable(ctx, id);
  const draft = await selectWritten(ctx.db, { id, language });
  if (draft?.state !== 'draft') throw new Fault('conflict', 'article.no_draft');
  if (draft.revision !== revision) throw new Fault('stale', 'resource.stale');
  await moveDraft(ctx.db, { id, language }, 'review', null);
  await touchArticle(ctx, id);
  await ctx.record(entry('submit', id, { after: { language, title: draft.title } }));
  return getArticle(ctx, { id });
}

export async function restore(ctx: WriteCtx, { id, language, version }: Input<'restore'>): Promise<Article> {
  await requireWritable(ctx, id);
  const old = await selectVersion(ctx.db, { id, language }, version);
  if (!old) throw notFound('article_version');
  await deleteDraft(ctx.db, { id, language });
  await insertDraft(ctx, { id, language }, { title: old.title, body: old.body, questions: old.questions, note: old.note }, version);
  await touchArticle(ctx, id);
  await ctx.record(entry('restore', id, { after: { language, version } }));
  return getArticle(ctx, { id });
}
