import { z } from 'zod';

/** What the address of the policy studio holds: the policy (else the main one), the face of the draft, the simulation and the open panel. */
export const studioSearch = z.object({
  policy: z.string().max(63).optional().catch(undefined),
  face: z.literal('yaml').optional().catch(undefined),
  simulation: z.uuid().optional().catch(undefined),
  panel: z.literal('publish').optional().catch(undefined),
  account: z.uuid().optional().catch(undefined),
});
export type StudioSearch = z.infer<typeof studioSearch>;
