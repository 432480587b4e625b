import { HANDOVER_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the handovers holds: which, the one that is open, and what is done with it. */
export const handoversSearch = z.object({
  view: z.enum(HANDOVER_VIEWS).optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
  panel: z.enum(['rules']).optional().catch(undefined),
});
export type HandoversSearch = z.infer<typeof handoversSearch>;
