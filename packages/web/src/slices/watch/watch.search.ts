import { z } from 'zod';

export const WATCH_KIND_FILTERS = ['feature', 'regulation'] as const;
/** What the address of the watched items holds: which are listed, and the one beside the list (`new`: one to be noted). */
export const watchSearch = z.object({
  view: z.enum(['open', 'due', 'closed', 'all']).optional().catch(undefined),
  kind: z.enum(WATCH_KIND_FILTERS).optional().catch(undefined),
  decision: z.enum(['undecided', 'build', 'answer', 'watch', 'nothing']).optional().catch(undefined),
  competitor: z.uuid().optional().catch(undefined),
  item: z.string().optional().catch(undefined),
});
