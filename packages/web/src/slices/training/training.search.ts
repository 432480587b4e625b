import { z } from 'zod';

export const TRAINING_VIEWS = ['courses', 'sessions', 'customers', 'staff', 'certificates', 'mine'] as const;
/** What the address of training holds: which list, and the course (`new`: one to be drafted) or session beside it. */
export const trainingSearch = z.object({
  view: z.enum(TRAINING_VIEWS).optional().catch(undefined),
  course: z.string().optional().catch(undefined),
  session: z.string().optional().catch(undefined),
  gaps: z.boolean().optional().catch(undefined),
  /** All certificates, not those alone that are about to expire. */
  all: z.boolean().optional().catch(undefined),
  /** Sessions that are over, instead of those ahead. */
  past: z.boolean().optional().catch(undefined),
});
