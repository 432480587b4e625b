import { z } from 'zod';

/** What the address of the benefits page holds: the day and the view. */
export const benefitsSearch = z.object({
  asOf: z.iso.date().optional().catch(undefined),
  view: z.enum(['catalogue', 'sla', 'offers', 'asks']).optional().catch(undefined),
  panel: z.literal('offer').optional().catch(undefined),
});
export type BenefitsSearch = z.infer<typeof benefitsSearch>;
