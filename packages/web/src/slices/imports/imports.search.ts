import { IMPORT_ENTITIES } from '@fulcrum/contract';
import { z } from 'zod';

/** What kind of record the next file is to hold. */
export const importsSearch = z.object({
  entity: z.enum(IMPORT_ENTITIES).optional().catch(undefined),
  /** Pasting in place of a file. */
  paste: z.boolean().optional().catch(undefined),
});

/** Whether the mapping is open again after a check. */
export const importSearch = z.object({
  mapping: z.boolean().optional().catch(undefined),
});
