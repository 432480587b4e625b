import { PROCEDURE_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the procedures holds: which view, the procedure or the run that is open. */
export const proceduresSearch = z.object({
  view: z.enum(PROCEDURE_VIEWS).optional().catch(undefined),
  of: z.string().max(63).optional().catch(undefined),
  run: z.uuid().optional().catch(undefined),
});
export type ProceduresSearch = z.infer<typeof proceduresSearch>;
