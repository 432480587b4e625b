import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';
import { againstSearch } from '../comparison/comparison.search.ts';

/** What the address of the lifecycle page holds: the day, how far back the flow goes, and of which track it is. */
export const lifecycleSearch = z.object({
  ...daySearch.shape,
  ...againstSearch.shape,
  period: z.enum(['quarter', 'month']).optional().catch(undefined),
  track: z.string().max(40).optional().catch(undefined),
});
export type LifecycleSearch = z.infer<typeof lifecycleSearch>;
