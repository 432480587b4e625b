import { z } from 'zod';

/** What the log is narrowed to, and the entry whose panel is open. */
export const auditSearch = z.object({
  entity: z.string().optional().catch(undefined),
  entityId: z.string().optional().catch(undefined),
  entry: z.string().optional().catch(undefined),
});
