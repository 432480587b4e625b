import { CONTACT_RANKS, DECISION_ROLES } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

export const LAYERS = ['plays', 'cadence', 'benefits', 'resources'] as const;
/**
 * What the address of the strategy matrix holds: the day, by which tier policy and lifecycle if not the main ones, what cells show, whom
 * plays are to reach, the track of stages, and the open cell.
 */
export const matrixSearch = z.object({
  ...daySearch.shape,
  tier: z.string().max(63).optional().catch(undefined),
  lifecycle: z.string().max(63).optional().catch(undefined),
  layer: z.enum(LAYERS).optional().catch(undefined),
  rank: z.enum(CONTACT_RANKS).optional().catch(undefined),
  role: z.enum(DECISION_ROLES).optional().catch(undefined),
  track: z.string().max(40).optional().catch(undefined),
  level: z.string().max(12).optional().catch(undefined),
  stage: z.string().max(40).optional().catch(undefined),
});
export type MatrixSearch = z.infer<typeof matrixSearch>;
export type Layer = (typeof LAYERS)[number];
