import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** What the address of the benefits page holds: the day and the view. */
export const benefitsSearch = z.object({
  ...daySearch.shape,
  view: z.enum(['catalogue', 'sla', 'offers', 'asks']).optional().catch(undefined),
  panel: z.literal('offer').optional().catch(undefined),
});
export type BenefitsSearch = z.infer<typeof benefitsSearch>;
