import { z } from 'zod';

/** Which jobs are listed, and the one whose panel is open. */
export const jobsSearch = z.object({
  view: z.enum(['all', 'running', 'failed']).optional().catch(undefined),
  job: z.string().optional().catch(undefined),
});
