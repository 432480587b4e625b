import type { RequestFigures } from '@fulcrum/contract';
import type { DoorTarget } from '../../kit/index.ts';
import type { RequestsSearch } from './requests.search.ts';

/** Opens the requests that a figure counts, in the span of the figures. */
export const rowsOf =
  ({ from, to }: Pick<RequestFigures, 'from' | 'to'>) =>
  (search: Pick<RequestsSearch, 'figure' | 'kind' | 'assignee'>): DoorTarget => ({
    link: { to: '/service/requests', search: search.figure ? { ...search, from, to } : search },
  });
