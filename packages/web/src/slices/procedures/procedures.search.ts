import { BOARD_COLUMNS, PROCEDURE_VIEWS } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the procedures holds: which view, how the board is filtered, the procedure or the run that is open. */
export const proceduresSearch = z.object({
  view: z
    .enum([...PROCEDURE_VIEWS, 'board'])
    .optional()
    .catch(undefined),
  procedure: z.string().max(63).optional().catch(undefined),
  by: z.enum(BOARD_COLUMNS).optional().catch(undefined),
  department: z.string().max(40).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  late: z.literal(true).optional().catch(undefined),
  of: z.string().max(63).optional().catch(undefined),
  run: z.uuid().optional().catch(undefined),
});
export type ProceduresSearch = z.infer<typeof proceduresSearch>;
