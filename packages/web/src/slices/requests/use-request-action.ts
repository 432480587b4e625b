import type { ServiceRequestTold } from '@fulcrum/contract';
import { api, useChange } from '../../api/index.ts';

/** Does something with a request; everything that shows requests is read again. */
export const useRequestAction = <Input>(
  work: (input: Input) => Promise<ServiceRequestTold>,
  said: (done: ServiceRequestTold, input: Input) => string,
) => useChange({ work, said, changes: [api.serviceRequests.key(), api.worklist.key()] });
