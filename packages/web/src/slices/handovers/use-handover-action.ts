import type { HandoverTold } from '@fulcrum/contract';
import { api, useChange } from '../../api/index.ts';

/** Does something with a handover: with it may go the customer, its team and its work. */
export const useHandoverAction = <Input>(work: (input: Input) => Promise<HandoverTold>, said?: (done: HandoverTold) => string) =>
  useChange({ work, said, changes: [api.handovers.key(), api.accounts.key(), api.members.key(), api.tasks.key(), api.worklist.key()] });
