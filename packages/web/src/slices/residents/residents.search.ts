import { RESIDENT_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

/** Which of them are listed, and who is open: `new` for one to be stationed. */
export const residentsSearch = z.object({
  view: z.enum(RESIDENT_VIEWS).optional().catch(undefined),
  resident: z.string().optional().catch(undefined),
});
