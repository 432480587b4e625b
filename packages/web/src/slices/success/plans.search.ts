import { PLAN_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** What the address of the success plans holds: the day shown, and which plans. */
export const plansSearch = z.object({ ...daySearch.shape, view: z.enum(PLAN_VIEWS).optional().catch(undefined) });
