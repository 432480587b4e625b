import { START_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of project starts holds: which of them, of which product, and the one that is open. */
export const startsSearch = z.object({
  view: z.enum(START_VIEWS).optional().catch(undefined),
  product: z.uuid().optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
});
