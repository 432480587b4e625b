import { CONTACT_RANKS, DECISION_ROLES } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

export const LAYERS = ['plays', 'cadence', 'benefits'] as const;
/** What the address of the strategy matrix holds: the day, what cells show, whom plays are to reach, the track of stages, and the open cell. */
export const matrixSearch = z.object({
  ...daySearch.shape,
  layer: z.enum(LAYERS).optional().catch(undefined),
  rank: z.enum(CONTACT_RANKS).optional().catch(undefined),
  role: z.enum(DECISION_ROLES).optional().catch(undefined),
  track: z.string().max(40).optional().catch(undefined),
  level: z.string().max(12).optional().catch(undefined),
  stage: z.string().max(40).optional().catch(undefined),
});
export type MatrixSearch = z.infer<typeof matrixSearch>;
export type Layer = (typeof LAYERS)[number];
