import { RISK_KINDS } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

export const RISK_VIEWS = ['open', 'mine', 'overdue', 'all'] as const;

/** What the address of the register holds: the day, which risks, and the one that is open with its customer. */
export const risksSearch = z.object({
  ...daySearch.shape,
  view: z.enum(RISK_VIEWS).optional().catch(undefined),
  kind: z.enum(RISK_KINDS).optional().catch(undefined),
  risk: z.uuid().optional().catch(undefined),
  account: z.uuid().optional().catch(undefined),
});
export type RisksSearch = z.infer<typeof risksSearch>;
