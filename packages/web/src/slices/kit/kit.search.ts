import { z } from 'zod';

/** What the address of the specimen page holds: the open panel, the view, the selection and the sort. */
export const kitSearch = z.object({
  panel: z.enum(['tier']).optional().catch(undefined),
  view: z.enum(['all', 'mine', 'renewal', 'losing']).optional().catch(undefined),
  selected: z.array(z.string()).optional().catch(undefined),
  sort: z.enum(['asc', 'desc']).optional().catch(undefined),
  loading: z.boolean().optional().catch(undefined),
});
