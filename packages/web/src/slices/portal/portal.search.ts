import * as z from 'zod';

/** What is asked stands in the address, or which articles are leafed through: those of a category, or `all`. */
export const helpSearch = z.object({
  q: z.string().max(300).optional().catch(undefined),
  category: z.string().max(100).optional().catch(undefined),
  all: z.literal(true).optional().catch(undefined),
});
export const articleSearch = z.object({ language: z.enum(['zh', 'en']).optional().catch(undefined) });
/** Which questions of the communities are shown. */
export const questionsSearch = z.object({
  community: z.uuid().optional().catch(undefined),
  view: z.enum(['all', 'unanswered', 'mine']).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
});
export const askQuestionSearch = z.object({ community: z.uuid().optional().catch(undefined) });
export const requestsSearch = z.object({
  view: z.enum(['open', 'ended', 'all']).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
});
