import { APPROVAL_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the approvals holds: which, the one that is open, and what is done beside the list. */
export const approvalsSearch = z.object({
  view: z.enum(APPROVAL_VIEWS).optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
  panel: z.enum(['ask', 'away']).optional().catch(undefined),
});
export type ApprovalsSearch = z.infer<typeof approvalsSearch>;
