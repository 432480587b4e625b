import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** The day shown, and what the panel holds: a record (`objectives:new`, `analyses:<id>`), or the policies of an objective (`serve:<id>`). */
export const briefSearch = z.object({ ...daySearch.shape, panel: z.string().max(60).optional().catch(undefined) });
