import type { ResourceRequest } from '@fulcrum/contract';
import { api, useChange } from '../../api/index.ts';

/** Does something with a request for a resource. */
export const useRequestAction = <Input>(work: (input: Input) => Promise<ResourceRequest>, said: () => string) =>
  useChange({ work, said, changes: [api.resourceRequests.key(), api.approvals.key(), api.accounts.timeline.key()] });
