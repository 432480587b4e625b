import { z } from 'zod';

/** What the address of the metric catalog holds: the words looked for. */
export const metricsSearch = z.object({ q: z.string().max(100).optional().catch(undefined) });
