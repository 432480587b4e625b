import type { ApprovalTold } from '@fulcrum/contract';
import { api, useChange } from '../../api/index.ts';

/** Does something with an approval. */
export const useApprovalAction = <Input>(
  work: (input: Input) => Promise<ApprovalTold>,
  said: (done: ApprovalTold, input: Input) => string,
) => useChange({ work, said, changes: [api.approvals.key(), api.benefits.key(), api.procedures.key(), api.worklist.key()] });
