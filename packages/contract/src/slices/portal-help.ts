import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { Id, Language, Moment, Page, pageOf, Text } from '../shapes.ts';
import { FoundArticle } from './article-shapes.ts';

const Asked = z.string().trim().min(1).max(300);
const Done = z.strictObject({ done: z.literal(true) });

/** An article as customers read it: in one of its languages, and by nobody. */
export const PortalArticle = z.strictObject({
  id: Id,
  language: Language,
  languages: z.array(Language),
  title: z.string(),
  html: z.string(),
  productName: z.string().nullable(),
  category: z.string().nullable(),
  changedAt: Moment,
  /** Whether the reader said that it helped; null: they did not say. */
  helped: z.boolean().nullable(),
});
export type PortalArticle = z.infer<typeof PortalArticle>;

/** An article in a list of what there is to read. */
export const PortalArticleLine = PortalArticle.pick({ id: true, language: true, title: true, productName: true, changedAt: true });
export type PortalArticleLine = z.infer<typeof PortalArticleLine>;

/**
 * Help for customers: a person who is signed in to the portal reads what is for their company, whoever is not the public articles, as long as those are
 * open to everybody.
 */
export const portalHelp = {
  search: endpoint({
    method: 'GET',
    path: '/portal/articles/search',
    summary: 'Search the articles that a customer may read',
    needs: 'public',
    input: z.strictObject({ q: Asked, language: Language.optional(), limit: z.number().int().min(1).max(50).default(10) }),
    output: z.strictObject({ searchId: Id, results: z.array(FoundArticle), count: z.number().int(), shownAs: z.string().nullable() }),
  }),
  suggest: endpoint({
    method: 'GET',
    path: '/portal/articles/suggest',
    summary: 'Articles for a question that is still being typed',
    needs: 'public',
    input: z.strictObject({ q: Asked, limit: z.number().int().min(1).max(20).default(6) }),
    output: z.strictObject({
      items: z.array(
        FoundArticle.pick({ id: true, origin: true, language: true, title: true, titleHits: true, anchor: true, productName: true }),
      ),
    }),
  }),
  click: endpoint({
    method: 'POST',
    path: '/portal/articles/searches/{searchId}/click',
    summary: 'Tell which result of a search was opened',
    needs: 'public',
    kind: 'query',
    input: z.strictObject({ searchId: Id, articleId: Id, position: z.number().int().min(1).max(50) }),
    output: Done,
  }),
  categories: endpoint({
    method: 'GET',
    path: '/portal/articles/categories',
    summary: 'Categories of the articles that a customer may read, the fullest first',
    needs: 'public',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(z.strictObject({ name: z.string(), articles: z.number().int() })) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/portal/articles',
    summary: 'Articles that a customer may read, of one category or all, the last changed first',
    needs: 'public',
    input: z.strictObject({ ...Page, category: z.string().max(100).optional() }),
    output: pageOf(PortalArticleLine),
  }),
  article: endpoint({
    method: 'GET',
    path: '/portal/articles/{id}',
    summary: 'An article, in the language that is asked for where there is one',
    needs: 'public',
    input: z.strictObject({ id: Id, language: Language.optional() }),
    output: PortalArticle,
  }),
  vote: endpoint({
    method: 'PUT',
    path: '/portal/articles/{id}/vote',
    summary: 'Say whether an article helped; the last word counts',
    needs: 'portal',
    input: z.strictObject({ id: Id, language: Language, useful: z.boolean() }),
    output: Done,
  }),
  answered: endpoint({
    method: 'POST',
    path: '/portal/deflections',
    summary: 'Say that an article answered what was about to be asked; a form counts once',
    needs: 'portal',
    input: z.strictObject({ formId: Id, articleId: Id, question: Text }),
    output: Done,
  }),
};

export const portalStreams = {
  portalPicture: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/portal/pictures/{id}',
    summary: 'A picture of an article that a customer may read',
    needs: 'public',
    query: z.strictObject({ id: Id }),
    output: z.never(),
  }),
};
