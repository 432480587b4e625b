import { INBOUND_STATES } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the page of incoming mail holds: which mails, the one that is open, or the mailboxes. */
export const inboundSearch = z.object({
  view: z.enum(INBOUND_STATES).optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
  panel: z.enum(['mailboxes', 'chats']).optional().catch(undefined),
});
