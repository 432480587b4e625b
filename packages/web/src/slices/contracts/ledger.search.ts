import { CONTRACT_STATES } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** What the address of the ledger holds: words, state, order, the day shown and the open panel. */
export const ledgerSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  state: z.enum(CONTRACT_STATES).optional().catch(undefined),
  /** In force, and ending within so many days. */
  within: z.number().int().min(0).max(3660).optional().catch(undefined),
  mine: z.literal(true).optional().catch(undefined),
  sort: z.enum(['end', 'signed']).optional().catch(undefined),
  ...daySearch.shape,
  panel: z.literal('settings').optional().catch(undefined),
});
export type LedgerSearch = z.infer<typeof ledgerSearch>;
