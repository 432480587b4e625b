import { z } from 'zod';

/** The open region (`new`: one to be added), and below which a new one is to stand. */
export const regionsSearch = z.object({
  open: z.string().optional().catch(undefined),
  below: z.string().optional().catch(undefined),
});
