import { z } from 'zod';

/** The view, the search, and whose panel is open: an id, or `new`. */
export const usersSearch = z.object({
  view: z.enum(['users', 'teams', 'regions']).optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  open: z.string().optional().catch(undefined),
});
