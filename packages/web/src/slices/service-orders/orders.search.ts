import { ORDER_KINDS, ORDER_LISTS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the orders holds: which list, what narrows it, and what is opened beside it, out of which request. */
export const ordersSearch = z.object({
  view: z.enum(ORDER_LISTS).optional().catch(undefined),
  kind: z.enum(ORDER_KINDS).optional().catch(undefined),
  provider: z.uuid().optional().catch(undefined),
  engineer: z.uuid().optional().catch(undefined),
  product: z.uuid().optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  panel: z.enum(['new']).optional().catch(undefined),
  request: z.uuid().optional().catch(undefined),
});
export type OrdersSearch = z.infer<typeof ordersSearch>;

/** Any day of the week shown, and whose week. */
export const scheduleSearch = z.object({
  on: z.iso.date().optional().catch(undefined),
  provider: z.uuid().optional().catch(undefined),
});

export const SCORE_SPANS = [30, 90, 180, 365] as const;
export const scorecardSearch = z.object({
  days: z.literal(SCORE_SPANS).optional().catch(undefined),
  panel: z.enum(['targets']).optional().catch(undefined),
});
