import type { ServiceOrderTold } from '@fulcrum/contract';
import { api, useChange } from '../../api/index.ts';

/** Does something with an order; everything that shows orders is read again, and the costs that one books. */
export const useOrderAction = <Input>(
  work: (input: Input) => Promise<ServiceOrderTold>,
  said: (done: ServiceOrderTold, input: Input) => string,
) => useChange({ work, said, changes: [api.serviceOrders.key(), api.serviceCosts.key()] });
