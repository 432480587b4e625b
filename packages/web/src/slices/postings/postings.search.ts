import { POSTING_STATES } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the posting list holds: the state, and the open panel. */
export const postingsSearch = z.object({
  state: z
    .enum([...POSTING_STATES, 'all'])
    .optional()
    .catch(undefined),
  panel: z.enum(['post', 'enter', 'gifts']).optional().catch(undefined),
});
export type PostingsSearch = z.infer<typeof postingsSearch>;
