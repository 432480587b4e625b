import { TIMELINE_PARTS, type TimelinePart } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** Parts of a customer's page beside its overview, in their order. */
export const ACCOUNT_TABS = ['people', 'contracts', 'usage', 'records', 'benefits', 'success', 'requests', 'files'] as const;

/** What the address of an account's page holds: the day shown, the open panel and what it is about. */
export const accountSearch = z.object({
  ...daySearch.shape,
  /** The part of the customer shown; absent: the overview. */
  tab: z.enum(ACCOUNT_TABS).optional().catch(undefined),
  panel: z
    .enum([
      'tier',
      'task',
      'log',
      'fields',
      'person',
      'newTask',
      'rfm',
      'record',
      'claim',
      'terms',
      'member',
      'made',
      'adjust',
      'stage',
      'health',
      'benefit',
      'risk',
      'run',
      'beginPlay',
      'approval',
      'beginProcedure',
      'askResource',
    ])
    .optional()
    .catch(undefined),
  /** The task or person of the panel; `ratings:new` or `ratings:<id>` of a record; the receipt to claim; the order to adjust; what the tier panel tells. */
  of: z.string().optional().catch(undefined),
  work: z.enum(['log', 'snooze', 'reassign', 'edit', 'move', 'same']).optional().catch(undefined),
  /** The order whose lines are open. */
  order: z.string().optional().catch(undefined),
  /** The usage metric whose picture is shown. */
  metric: z.string().max(60).optional().catch(undefined),
  /** The part of the page to begin at. */
  at: z.enum(['orders', 'timeline']).optional().catch(undefined),
  /** The part of the timeline shown; absent: the whole. */
  part: z
    .enum(Object.keys(TIMELINE_PARTS) as [TimelinePart, ...TimelinePart[]])
    .optional()
    .catch(undefined),
});
export type AccountSearch = z.infer<typeof accountSearch>;
