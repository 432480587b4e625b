import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Language, Moment } from '../shapes.ts';

export const RECURRING_VIEWS = ['open', 'drafted', 'dismissed'] as const;

/** Questions that ask the same, of what the reader may see. */
export const RecurringQuestion = z.strictObject({
  id: Id,
  /** As it was asked most often. */
  question: z.string(),
  /** How often it was asked: requests that were solved, and searches that found nothing. */
  size: z.number().int(),
  requests: z.number().int(),
  searches: z.number().int(),
  customers: z.number().int(),
  lastAt: Moment,
  /** What tells it from other questions, the most telling first. */
  terms: z.array(z.string()),
  samples: z.array(z.string()),
  state: z.enum(RECURRING_VIEWS),
  decidedAt: Moment.nullable(),
  decidedByName: z.string().nullable(),
  /** The draft that was made of it. */
  articleId: Id.nullable(),
});
export type RecurringQuestion = z.infer<typeof RecurringQuestion>;

/** Where a question was asked: in a request, or in a search that names nobody. */
const Asking = z.strictObject({
  question: z.string(),
  requestId: Id.nullable(),
  number: z.number().int().nullable(),
  accountName: z.string().nullable(),
  productName: z.string().nullable(),
  times: z.number().int(),
  lastAt: Moment,
});
export type RecurringAsking = z.infer<typeof Asking>;

const Span = { days: z.number().int().min(1).max(365).default(90), productId: Id.optional() };
const Done = z.strictObject({ done: z.literal(true) });

export const recurringQuestions = {
  list: endpoint({
    method: 'GET',
    path: '/recurring-questions',
    summary: 'Questions that came again and again in a span, the most often asked first; the hundred greatest at most',
    needs: 'articles.curate',
    input: z.strictObject({ ...Span, view: z.enum(RECURRING_VIEWS).default('open'), limit: z.number().int().min(1).max(100).default(100) }),
    output: z.strictObject({
      /** When questions were put together last; null: not yet. */
      foundAt: Moment.nullable(),
      /** How many different questions were looked at. */
      questions: z.number().int(),
      running: z.boolean(),
      items: z.array(RecurringQuestion),
    }),
  }),
  askings: endpoint({
    method: 'GET',
    path: '/recurring-questions/{id}/askings',
    summary: 'Where a recurring question was asked, the latest first; the hundred latest at most',
    needs: 'articles.curate',
    input: z.strictObject({ id: Id, ...Span }),
    output: z.strictObject({ items: z.array(Asking) }),
  }),
  find: endpoint({
    method: 'POST',
    path: '/recurring-questions/find',
    summary: 'Put the questions of a year together anew, as a job; while one waits or runs, that one',
    needs: 'articles.curate',
    input: z.strictObject({}),
    output: z.strictObject({ jobId: Id }),
  }),
  draft: endpoint({
    method: 'POST',
    path: '/recurring-questions/{id}/draft',
    summary: 'Begin an article of a recurring question: its questions, and what solved them, as an internal draft',
    needs: 'articles.curate',
    status: 201,
    input: z.strictObject({ id: Id, language: Language, productId: Id.nullable().optional() }),
    output: z.strictObject({ articleId: Id }),
  }),
  dismiss: endpoint({
    method: 'POST',
    path: '/recurring-questions/{id}/dismiss',
    summary: 'Say that a recurring question needs no article; it stays so until half as many were asked again',
    needs: 'articles.curate',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/recurring-questions/{id}/reopen',
    summary: 'Propose a recurring question again that was dismissed or drafted',
    needs: 'articles.curate',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
};
