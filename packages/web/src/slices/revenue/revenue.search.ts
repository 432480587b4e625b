import { REVENUE_MOVEMENTS } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** What the address of recurring revenue holds: the day shown, and which month's customers are listed. */
export const revenueSearch = z.object({
  ...daySearch.shape,
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  movement: z.enum(REVENUE_MOVEMENTS).optional().catch(undefined),
});
