import { z } from 'zod';

export const POOL_VIEWS = ['open', 'mine', 'team'] as const;
/** What the address of the pool holds: the view, the name looked for, and the open panel. */
export const poolSearch = z.object({
  view: z.enum(POOL_VIEWS).optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  panel: z.enum(['rules', 'release']).optional().catch(undefined),
  of: z.string().optional().catch(undefined),
});
