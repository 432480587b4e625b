import { ARTICLE_AUDIENCES, ARTICLE_KINDS, RECURRING_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

export const KNOWLEDGE_VIEWS = ['published', 'draft', 'review', 'due'] as const;
/** What the address of the knowledge base holds: the question and what narrows it, else which list is shown. */
export const knowledgeSearch = z.object({
  q: z.string().max(300).optional().catch(undefined),
  language: z.enum(['zh', 'en']).optional().catch(undefined),
  product: z.uuid().optional().catch(undefined),
  audience: z.enum(ARTICLE_AUDIENCES).optional().catch(undefined),
  category: z.string().max(200).optional().catch(undefined),
  view: z.enum(KNOWLEDGE_VIEWS).optional().catch(undefined),
  kind: z.enum(ARTICLE_KINDS).optional().catch(undefined),
});
export type KnowledgeSearch = z.infer<typeof knowledgeSearch>;

/** The article that is open: its language, and what is done with it. */
export const articleSearch = z.object({
  language: z.enum(['zh', 'en']).optional().catch(undefined),
  view: z.enum(['read', 'write', 'versions']).optional().catch(undefined),
  from: z.number().int().optional().catch(undefined),
  to: z.number().int().optional().catch(undefined),
});

export const searchesSearch = z.object({ view: z.enum(['unanswered', 'unopened', 'all']).optional().catch(undefined) });

/** The request, or the question of the community, that a new article is made of, else the document of a product that it is to be. */
export const newArticleSearch = z.object({
  request: z.uuid().optional().catch(undefined),
  question: z.uuid().optional().catch(undefined),
  product: z.uuid().optional().catch(undefined),
  kind: z.enum(ARTICLE_KINDS).optional().catch(undefined),
});

export const RECURRING_DAYS = [30, 90, 180, 365] as const;
export const recurringSearch = z.object({
  view: z.enum(RECURRING_VIEWS).optional().catch(undefined),
  days: z
    .union(RECURRING_DAYS.map((days) => z.literal(days)))
    .optional()
    .catch(undefined),
  product: z.uuid().optional().catch(undefined),
  open: z.uuid().optional().catch(undefined),
});
