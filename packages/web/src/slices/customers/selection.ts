import type { CustomersSearch } from './customers.search.ts';
import { type AskedFilter, filterInput } from './use-customers.ts';

/** What a bulk action is given: the rows chosen, or all that the filter meets. */
export interface AccountSelection {
  ids?: string[];
  where?: AskedFilter;
}

/** All that the address asks for. */
export const everything = (search: CustomersSearch): AccountSelection => ({ where: filterInput(search) });
