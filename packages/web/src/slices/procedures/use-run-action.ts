import type { ProcedureRunTold } from '@fulcrum/contract';
import { api, useChange } from '../../api/index.ts';

/** Does something with a run of a procedure. */
export const useRunAction = <Input>(work: (input: Input) => Promise<ProcedureRunTold>, said: (done: ProcedureRunTold) => string) =>
  useChange({ work, said, changes: [api.procedures.key(), api.projectStarts.key(), api.approvals.key(), api.worklist.key()] });
