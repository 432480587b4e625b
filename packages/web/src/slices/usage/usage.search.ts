import { z } from 'zod';

/** Whose panel is open: a metric's id, or `new:`. */
export const usageSearch = z.object({ open: z.string().max(60).optional().catch(undefined) });
