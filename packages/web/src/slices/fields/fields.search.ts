import { FIELD_ENTITIES } from '@fulcrum/contract';
import { z } from 'zod';

/** Whose fields are shown, and the open one (`new`: one to be added). */
export const fieldsSearch = z.object({
  of: z.enum(FIELD_ENTITIES).optional().catch(undefined),
  open: z.string().optional().catch(undefined),
});
