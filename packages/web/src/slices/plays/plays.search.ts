import { RUN_STATES } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the plays holds: the open play, which of its runs, and the open run; or that a new one is made, or the rules of messages. */
export const playsSearch = z.object({
  play: z.string().max(63).optional().catch(undefined),
  state: z.enum(RUN_STATES).optional().catch(undefined),
  run: z.uuid().optional().catch(undefined),
  panel: z.enum(['new', 'contact']).optional().catch(undefined),
});
export type PlaysSearch = z.infer<typeof playsSearch>;
