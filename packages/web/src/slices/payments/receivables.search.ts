import { AGE_BUCKETS } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** What the address of the receivables page holds: the day, the view, what it is narrowed to, and the receipt to claim. */
export const receivablesSearch = z.object({
  ...daySearch.shape,
  view: z.enum(['instalments', 'receipts']).optional().catch(undefined),
  bucket: z.enum(AGE_BUCKETS).optional().catch(undefined),
  broken: z.literal(true).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  /** Accounts by amount; by age unless said. */
  sort: z.literal('amount').optional().catch(undefined),
  receipt: z.string().optional().catch(undefined),
});
export type ReceivablesSearch = z.infer<typeof receivablesSearch>;
