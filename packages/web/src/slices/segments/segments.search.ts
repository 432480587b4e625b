import { z } from 'zod';

/** What the address of the segments page holds: the segment that is open, or the form of a new one. */
export const segmentsSearch = z.object({
  open: z.string().optional().catch(undefined),
  panel: z.enum(['new-dynamic', 'new-fixed', 'edit', 'members']).optional().catch(undefined),
});
export type SegmentsSearch = z.infer<typeof segmentsSearch>;
