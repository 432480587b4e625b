import { z } from 'zod';

/** What the address of the lifecycle page holds: the day, and how far back the flow goes. */
export const lifecycleSearch = z.object({
  asOf: z.iso.date().optional().catch(undefined),
  period: z.enum(['quarter', 'month']).optional().catch(undefined),
});
export type LifecycleSearch = z.infer<typeof lifecycleSearch>;
