import { z } from 'zod';

const word = z.string().optional().catch(undefined);
/** What the log is narrowed to, and the entry whose panel is open. */
export const auditSearch = z.object({
  actorId: word,
  action: word,
  entity: word,
  entityId: word,
  from: word,
  to: word,
  text: word,
  entry: word,
});
export type AuditSearch = z.infer<typeof auditSearch>;
