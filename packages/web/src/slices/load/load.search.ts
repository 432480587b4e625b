import { z } from 'zod';

/** What the address of the load holds: the person whose work is looked at. */
export const loadSearch = z.object({ of: z.uuid().optional().catch(undefined) });
