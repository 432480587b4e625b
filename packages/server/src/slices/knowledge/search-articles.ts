import type { FoundArticle } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { perBase } from '../../db/per-base.ts';
import { newId } from '../../kernel/ids.ts';
import { inGroups } from '../../kernel/in-groups.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';
import { readerOf, searcherOf } from './articles/audience.ts';
import type { Input } from './articles/get-article.ts';
import { type FoundArticle as Found, searchArticles } from './search/search.ts';
import { SYNONYMS, Synonyms } from './search/synonyms-setting.ts';
import { worthSuggesting } from './search/worth-suggesting.ts';
import { asNoted, countSearches, noteClick, noteSearches, type Searched, selectAsked } from './search-log.sql.ts';

const synonymsOf = (ctx: Ctx) => readSetting(ctx.db, SYNONYMS, Synonyms);

/** Searches of one moment are noted together. */
const noteOf = perBase((db) => inGroups((searches: readonly Searched[]) => noteSearches(db, searches)));

const shown = (one: Found): FoundArticle => ({
  ...{
    id: one.articleId,
    origin: one.origin,
    language: one.language as 'zh' | 'en',
    title: one.title,
    score: Number(one.score.toFixed(4)),
    anchor: one.anchor,
  },
  ...{ snippet: one.snippet.text, titleHits: one.titleMarked.hits, snippetHits: one.snippet.hits },
  ...{
    productId: one.productId,
    productName: one.productName,
    audience: one.audience as FoundArticle['audience'],
    communityName: one.communityName,
  },
  ...{ category: one.category, tags: one.tags, outdated: one.outdated },
});

export async function search(ctx: Ctx, { q, limit, ...narrow }: Input<'search'>) {
  const begun = performance.now();
  const reader = await searcherOf(ctx);
  const found = await searchArticles(ctx.db, q, { ...narrow, reader, today: ctx.today, limit, prefers: ctx.language });
  const searchId = newId();
  const { count, shownAs, facets } = found;
  const noted = {
    id: searchId,
    at: ctx.now,
    question: q,
    normal: asNoted(q),
    language: narrow.language ?? null,
  };
  await noteOf(ctx.db)({ ...noted, reader: reader.kind, results: count });
  return { searchId, results: found.results.map(shown), count, shownAs, facets, ms: Math.round((performance.now() - begun) * 10) / 10 };
}

export async function suggest(ctx: Ctx, { q, limit, ...narrow }: Input<'suggest'>) {
  const options = { ...narrow, reader: await searcherOf(ctx), today: ctx.today, limit, prefers: ctx.language, typing: true };
  const { results } = await searchArticles(ctx.db, q, options);
  const items = worthSuggesting(results)
    .map(shown)
    .map(({ id, origin, language, title, titleHits, anchor, productName }) => ({
      ...{ id, origin, language, title },
      ...{ titleHits, anchor, productName },
    }));
  return { items };
}

export async function click(ctx: Ctx, input: Input<'click'>): Promise<{ done: true }> {
  await noteClick(ctx.db, { ...input, now: ctx.now });
  return { done: true };
}

export async function searches(ctx: Ctx, { view, days, limit }: Input<'searches'>) {
  const since = Temporal.Instant.from(ctx.now)
    .subtract({ hours: 24 * days })
    .toString();
  const whose = readerOf(ctx).kind === 'provider' ? 'customers' : 'everybody';
  return { ...(await countSearches(ctx.db, since, whose)), items: await selectAsked(ctx.db, { view, since, limit, whose }) };
}

export const synonyms = (ctx: Ctx) => synonymsOf(ctx);

export async function setSynonyms(ctx: WriteCtx, { groups }: Input<'setSynonyms'>) {
  return replaceSetting(ctx, { key: SYNONYMS, action: 'article.synonyms' }, await synonymsOf(ctx), { groups });
}
