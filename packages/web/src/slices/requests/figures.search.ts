import { z } from 'zod';

export const SPANS = [7, 30, 90, 365] as const;
/** What the address of the figures holds: how many days up to today. */
export const figuresSearch = z.object({
  days: z.literal(SPANS).optional().catch(undefined),
});
