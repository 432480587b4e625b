import { RISK_KINDS } from '@fulcrum/contract';
import { z } from 'zod';

export const RISK_VIEWS = ['open', 'mine', 'overdue', 'all'] as const;

/** What the address of the register holds: the day, which risks, and the one that is open with its customer. */
export const risksSearch = z.object({
  asOf: z.iso.date().optional().catch(undefined),
  view: z.enum(RISK_VIEWS).optional().catch(undefined),
  kind: z.enum(RISK_KINDS).optional().catch(undefined),
  risk: z.uuid().optional().catch(undefined),
  account: z.uuid().optional().catch(undefined),
});
export type RisksSearch = z.infer<typeof risksSearch>;
