import type { PortalArticle } from '@fulcrum/contract';
import { ANONYMOUS, type Ctx, type Handlers, type StreamHandlers, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { articleCategories, articleStreamHandlers, articlesHandlers } from '../knowledge/index.ts';
import { requireFewSearches } from './few-searches.ts';
import { portalFileHandlers } from './files.ts';
import { insertDeflection, putVote, selectVote } from './help.sql.ts';
import { memberOf } from './member.ts';
import { portalRules } from './rules.ts';

type Help = Handlers<'portalHelp'>;
type Input<Name extends keyof Help> = Parameters<Help[Name]>[1];

/** As whom the caller reads: a customer's person as that, anybody else as the public, if that may read here at all. */
async function reading<C extends Ctx>(ctx: C): Promise<C> {
  if (ctx.actor.member) return ctx;
  const { publicHelp } = await portalRules(ctx.db);
  if (!publicHelp) throw new Fault('unauthenticated', 'access.sign_in');
  return { ...ctx, actor: ANONYMOUS };
}

async function search(ctx: WriteCtx, input: Input<'search'>) {
  const as = await reading(ctx);
  requireFewSearches(as);
  const { searchId, results, count, shownAs } = await articlesHandlers.search(as, input);
  return { searchId, results, count, shownAs };
}

async function suggest(ctx: WriteCtx, input: Input<'suggest'>) {
  const as = await reading(ctx);
  requireFewSearches(as);
  return articlesHandlers.suggest(as, input);
}

const click = async (ctx: WriteCtx, input: Input<'click'>) => articlesHandlers.click(await reading(ctx), input);

const categories = async (ctx: Ctx) => ({ items: await articleCategories(await reading(ctx)) });

/** What there is to read, each in the reader's language where it has one. */
async function list(ctx: WriteCtx, { category, limit, cursor }: Input<'list'>) {
  const { items, nextCursor } = await articlesHandlers.list(await reading(ctx), { view: 'published', category, limit, cursor });
  return {
    items: items.flatMap(({ id, texts, productName, changedAt }) => {
      const read = texts.filter((one) => one.read);
      const text = read.find(({ language }) => language === ctx.language) ?? read[0];
      return text ? [{ id, language: text.language, title: text.title, productName, changedAt }] : [];
    }),
    nextCursor,
  };
}

/** Pictures are fetched as the reader of the article, by the portal's own way. */
const ownPictures = (html: string): string => html.replaceAll('src="/api/v1/articles/images/', 'src="/api/v1/portal/pictures/');

async function article(ctx: WriteCtx, { id, language = ctx.language }: Input<'article'>): Promise<PortalArticle> {
  const as = await reading(ctx);
  const { contents, productName, category, changedAt } = await articlesHandlers.get(as, { id });
  const text = contents.find((one) => one.language === language) ?? contents[0];
  if (!text) throw notFound('article');
  const { member } = ctx.actor;
  return {
    ...{ id, language: text.language, languages: contents.map((one) => one.language), title: text.title, html: ownPictures(text.html) },
    ...{ productName, category, changedAt: text.publishedAt ?? changedAt },
    helped: member ? await selectVote(ctx.db, id, member.memberId) : null,
  };
}

async function vote(ctx: WriteCtx, { id, language, useful }: Input<'vote'>) {
  await article(ctx, { id, language });
  await putVote(ctx.db, { articleId: id, memberId: memberOf(ctx).memberId, language, useful, now: ctx.now });
  await ctx.record({ action: 'portal.vote', entity: 'article', entityId: id, after: { language, useful } });
  return { done: true } as const;
}

async function answered(ctx: WriteCtx, { formId, articleId, question }: Input<'answered'>) {
  await article(ctx, { id: articleId });
  await insertDeflection(ctx.db, { formId, articleId, question, memberId: memberOf(ctx).memberId, now: ctx.now });
  await ctx.record({ action: 'portal.answered', entity: 'article', entityId: articleId });
  return { done: true } as const;
}

export const portalHelpHandlers: Help = { search, suggest, click, categories, list, article, vote, answered };

export const portalStreamHandlers: Pick<StreamHandlers, 'portalPicture' | 'portalFileUpload' | 'portalFile'> = {
  ...portalFileHandlers,
  portalPicture: async (ctx, input, body) => articleStreamHandlers.articlePicture(await reading(ctx), input, body),
};
