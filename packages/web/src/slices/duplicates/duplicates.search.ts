import { z } from 'zod';

export const DUPLICATE_VIEWS = ['accounts', 'contacts', 'dismissed', 'merges'] as const;

/** Which list is shown, and the pair (both ids) whose panel is open. */
export const duplicatesSearch = z.object({
  view: z.enum(DUPLICATE_VIEWS).optional().catch(undefined),
  first: z.uuid().optional().catch(undefined),
  second: z.uuid().optional().catch(undefined),
});
