import { z } from 'zod';

/** The month whose panel is open. */
export const periodsSearch = z.object({ month: z.string().optional().catch(undefined) });
