import { z } from 'zod';

/** The step that the first run stands at; the first when absent. */
export const firstRunSearch = z.object({
  step: z.enum(['model', 'import', 'invite']).optional().catch(undefined),
});
