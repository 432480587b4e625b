import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Language, LongText, Moment, Page, pageOf, Text } from '../shapes.ts';
import {
  ARTICLE_AUDIENCES,
  ARTICLE_KINDS,
  ARTICLE_VIEWS,
  Article,
  ArticleLine,
  ArticleText,
  ArticleVersion,
  ArticleVersionNumber,
  AskedQuestion,
  FoundArticle,
} from './article-shapes.ts';

/** An article may be as long as a manual's chapter, not as a manual. */
const ArticleBody = z.string().max(200_000);
const Questions = z.array(Text).max(200);
const Levels = z.array(z.string().max(12)).max(50);
const Revision = z.number().int();
const Asked = z.string().trim().min(1).max(300);
const Narrow = {
  language: Language.optional(),
  productId: Id.optional(),
  audience: z.enum(ARTICLE_AUDIENCES).optional(),
  category: Text.optional(),
  tag: Text.optional(),
};
const Facet = z.array(z.strictObject({ value: z.string(), name: z.string(), count: z.number().int() }));

const About = {
  kind: z.enum(ARTICLE_KINDS).optional(),
  productId: Id.nullable().optional(),
  category: Text.nullable().optional(),
  tags: z.array(Text).max(50).optional(),
  audience: z.enum(ARTICLE_AUDIENCES).optional(),
  levels: Levels.optional(),
  reviewOn: Day.nullable().optional(),
  ownerId: Id.nullable().optional(),
};
const Written = { title: Text, body: ArticleBody, questions: Questions.default([]), note: LongText.optional() };
const OneText = { id: Id, language: Language };
const Moved = z.strictObject({ ...OneText, revision: Revision });

export const articles = {
  search: endpoint({
    method: 'GET',
    path: '/articles/search',
    summary: 'Search the knowledge base: the articles that answer a question, of those that the reader may see',
    needs: 'articles.read',
    input: z.strictObject({ q: Asked, ...Narrow, limit: z.number().int().min(1).max(50).default(10) }),
    output: z.strictObject({
      /** By which a click is told. */
      searchId: Id,
      results: z.array(FoundArticle),
      /** Articles that answer; with none the results are the nearest there are. */
      count: z.number().int(),
      /** The question as it was taken, where a word was taken for a slip. */
      shownAs: z.string().nullable(),
      facets: z.strictObject({ product: Facet, audience: Facet, language: Facet, category: Facet }),
      ms: z.number(),
    }),
  }),
  suggest: endpoint({
    method: 'GET',
    path: '/articles/suggest',
    summary: 'Articles for a question that is still being typed',
    needs: 'articles.read',
    input: z.strictObject({ q: Asked, ...Narrow, limit: z.number().int().min(1).max(20).default(6) }),
    output: z.strictObject({
      items: z.array(
        FoundArticle.pick({ id: true, origin: true, language: true, title: true, titleHits: true, anchor: true, productName: true }),
      ),
    }),
  }),
  click: endpoint({
    method: 'POST',
    path: '/articles/searches/{searchId}/click',
    summary: 'Tell which result of a search was opened',
    needs: 'articles.read',
    kind: 'query',
    input: z.strictObject({ searchId: Id, articleId: Id, position: z.number().int().min(1).max(50) }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  searches: endpoint({
    method: 'GET',
    path: '/articles/searches',
    summary: 'What was looked for and not found, or found and not opened; the most often asked first',
    needs: 'articles.write',
    input: z.strictObject({
      view: z.enum(['unanswered', 'unopened', 'all']).default('unanswered'),
      days: z.number().int().min(1).max(365).default(30),
      limit: Page.limit,
    }),
    output: z.strictObject({
      searches: z.number().int(),
      unanswered: z.number().int(),
      opened: z.number().int(),
      items: z.array(AskedQuestion),
    }),
  }),
  synonyms: endpoint({
    method: 'GET',
    path: '/articles/synonyms',
    summary: 'Groups of words that mean the same to the search',
    needs: 'articles.read',
    input: z.strictObject({}),
    output: z.strictObject({ groups: z.array(z.array(z.string())) }),
  }),
  setSynonyms: endpoint({
    method: 'PUT',
    path: '/articles/synonyms',
    summary: 'Say which words mean the same to the search',
    needs: 'articles.publish',
    input: z.strictObject({ groups: z.array(z.array(z.string().trim().min(1).max(40)).min(2).max(12)).max(500) }),
    output: z.strictObject({ groups: z.array(z.array(z.string())) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/articles',
    summary: 'Articles, the last changed first',
    needs: 'articles.read',
    input: z.strictObject({ view: z.enum(ARTICLE_VIEWS).default('published'), ...Narrow, kind: z.enum(ARTICLE_KINDS).optional(), ...Page }),
    output: pageOf(ArticleLine),
  }),
  get: endpoint({
    method: 'GET',
    path: '/articles/{id}',
    summary: 'One article in its languages',
    needs: 'articles.read',
    input: z.strictObject({ id: Id }),
    output: Article,
  }),
  create: endpoint({
    method: 'POST',
    path: '/articles',
    summary: 'Begin an article: a draft in one language',
    needs: 'articles.write',
    status: 201,
    input: z.strictObject({ language: Language, ...Written, ...About }),
    output: Article,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/articles/{id}',
    summary: 'Change whom an article is for, what document it is, its product, category, tags, owner or review date',
    needs: 'articles.write',
    input: z.strictObject({ id: Id, revision: Revision, ...About }),
    output: Article,
  }),
  write: endpoint({
    method: 'PUT',
    path: '/articles/{id}/texts/{language}',
    summary: 'Write the draft of an article in a language; what is published stays until it is replaced',
    needs: 'articles.write',
    input: z.strictObject({
      ...OneText,
      ...Written,
      /** Of the draft that was read; absent when there was none. */
      revision: Revision.optional(),
    }),
    output: Article,
  }),
  discard: endpoint({
    method: 'DELETE',
    path: '/articles/{id}/texts/{language}',
    summary: 'Discard the draft of an article in a language',
    needs: 'articles.write',
    input: z.strictObject(OneText),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  submit: endpoint({
    method: 'POST',
    path: '/articles/{id}/texts/{language}/submit',
    summary: 'Hand a draft in for review',
    needs: 'articles.write',
    input: Moved,
    output: Article,
  }),
  return: endpoint({
    method: 'POST',
    path: '/articles/{id}/texts/{language}/return',
    summary: 'Give a draft back to whoever wrote it, with the reason',
    needs: 'articles.publish',
    input: Moved.extend({ reason: LongText.min(1) }),
    output: Article,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/articles/{id}/texts/{language}/publish',
    summary: 'Publish the draft of an article in a language; it is found from the same moment on',
    needs: 'articles.publish',
    input: Moved.extend({ reviewOn: Day.nullable().optional() }),
    output: Article,
  }),
  outdate: endpoint({
    method: 'POST',
    path: '/articles/{id}/texts/{language}/outdate',
    summary: 'Declare a published text outdated: nobody outside finds it any more',
    needs: 'articles.publish',
    input: z.strictObject({ ...OneText, reason: LongText.min(1) }),
    output: Article,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/articles/{id}/confirm',
    summary: 'Say that an article was looked at and still holds, until its next review',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, reviewOn: Day.nullable() }),
    output: Article,
  }),
  versions: endpoint({
    method: 'GET',
    path: '/articles/{id}/texts/{language}/versions',
    summary: 'Every version of an article in a language, the latest first',
    needs: 'articles.write',
    input: z.strictObject({ ...OneText, ...Page }),
    output: pageOf(ArticleVersion),
  }),
  version: endpoint({
    method: 'GET',
    path: '/articles/{id}/texts/{language}/versions/{version}',
    summary: 'One version of an article as it was',
    needs: 'articles.write',
    input: z.strictObject({ ...OneText, version: ArticleVersionNumber }),
    output: ArticleText,
  }),
  difference: endpoint({
    method: 'GET',
    path: '/articles/{id}/texts/{language}/difference',
    summary: 'What was added and taken out between two versions',
    needs: 'articles.write',
    input: z.strictObject({ ...OneText, from: ArticleVersionNumber, to: ArticleVersionNumber }),
    output: z.strictObject({
      title: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
      body: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
      questions: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  }),
  restore: endpoint({
    method: 'POST',
    path: '/articles/{id}/texts/{language}/versions/{version}/restore',
    summary: 'Take an earlier version as the draft',
    needs: 'articles.write',
    input: z.strictObject({ ...OneText, version: ArticleVersionNumber }),
    output: Article,
  }),
  addQuestion: endpoint({
    method: 'POST',
    path: '/articles/{id}/texts/{language}/questions',
    summary: 'Add a similar question to an article: published at once by who may publish, else handed in for review',
    needs: 'articles.write',
    input: z.strictObject({ ...OneText, question: Text }),
    output: Article,
  }),
  vote: endpoint({
    method: 'PUT',
    path: '/articles/{id}/vote',
    summary: 'Say whether an article helped; the last word of a person counts',
    needs: 'articles.read',
    input: z.strictObject({ ...OneText, useful: z.boolean(), note: LongText.optional() }),
    output: z.strictObject({ useful: z.number().int(), useless: z.number().int() }),
  }),
  notes: endpoint({
    method: 'GET',
    path: '/articles/{id}/votes',
    summary: 'What readers said of an article, the latest first',
    needs: 'articles.write',
    input: z.strictObject({ id: Id, ...Page }),
    output: pageOf(
      z.strictObject({
        userId: Id,
        name: z.string(),
        language: Language,
        useful: z.boolean(),
        note: z.string().nullable(),
        votedAt: Moment,
      }),
    ),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/articles/preview',
    summary: 'How a text will look',
    needs: 'articles.write',
    kind: 'query',
    input: z.strictObject({ body: ArticleBody }),
    output: z.strictObject({ html: z.string() }),
  }),
};
