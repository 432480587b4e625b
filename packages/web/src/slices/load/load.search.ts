import { z } from 'zod';

/** What the address of the load holds: the person whose work is looked at, or the panel of the rules of suggestions. */
export const loadSearch = z.object({ of: z.uuid().optional().catch(undefined), panel: z.enum(['suggest']).optional().catch(undefined) });

/** What a proposal of owners is asked for: a level only, and whether people above their capacity give customers away. */
export const proposalSearch = z.object({
  tier: z.string().max(12).optional().catch(undefined),
  keep: z.boolean().optional().catch(undefined),
});
