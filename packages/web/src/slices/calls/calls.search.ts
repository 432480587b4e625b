import { CALL_LISTS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the phone log holds: which calls, of which day and person, and what is done beside them. */
export const callsSearch = z.object({
  view: z.enum(CALL_LISTS).optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  agent: z.uuid().optional().catch(undefined),
  panel: z.enum(['log', 'lines', 'open', 'link', 'caller']).optional().catch(undefined),
  /** The call that the panel is about. */
  call: z.uuid().optional().catch(undefined),
});
export type CallsSearch = z.infer<typeof callsSearch>;
