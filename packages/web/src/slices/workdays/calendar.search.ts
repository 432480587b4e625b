import { z } from 'zod';

/** What the address of the calendar holds: the year, and the open panel. */
export const calendarSearch = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  panel: z.enum(['import', 'spans', 'hours']).optional().catch(undefined),
});
