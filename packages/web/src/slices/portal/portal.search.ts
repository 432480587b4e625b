import * as z from 'zod';

/** What is asked stands in the address. */
export const helpSearch = z.object({ q: z.string().max(300).optional().catch(undefined) });
export const articleSearch = z.object({ language: z.enum(['zh', 'en']).optional().catch(undefined) });
export const requestsSearch = z.object({ view: z.enum(['open', 'ended', 'all']).optional().catch(undefined) });
