import { EVENT_KINDS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the key events holds: the view, its month or year, which kind, and the day of an event that is open. */
export const eventsSearch = z.object({
  view: z.enum(['year', 'list']).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  kind: z.enum(EVENT_KINDS).optional().catch(undefined),
  event: z.string().max(63).optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  /** The form for what is out is open. */
  record: z.boolean().optional().catch(undefined),
  /** The panel of the reader's calendar feed is open. */
  feed: z.boolean().optional().catch(undefined),
});
export type EventsSearch = z.infer<typeof eventsSearch>;
