import { DELIVERY_STATES } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the page of what is sent holds: which deliveries, the one that is open, or the settings. */
export const sendingSearch = z.object({
  view: z.enum(DELIVERY_STATES).optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
  panel: z.enum(['server', 'robots', 'webhooks']).optional().catch(undefined),
});
