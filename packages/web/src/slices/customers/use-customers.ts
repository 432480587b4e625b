import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { type CustomersSearch, DEFAULT_SORT } from './customers.search.ts';

/** What the address asks of the server; the filter as JSON. */
export function filterInput({ q, mine, tier, filter }: CustomersSearch) {
  return { q: q || undefined, mine, tier, filter: filter ? JSON.stringify(filter) : undefined };
}

/** The rows that the address asks for, page by page; the last ones stay while the next are on their way. */
export function useCustomers(search: CustomersSearch) {
  const asked = { ...filterInput(search), sort: search.sort ?? DEFAULT_SORT };
  return useInfiniteQuery(
    api.accounts.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, limit: 50, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: (before) => before,
    }),
  );
}

/** Count and amount of what the address asks for, of all accounts, and of those of the reader. */
export function useCustomerSums(search: CustomersSearch) {
  const all = useQuery(api.accounts.summary.queryOptions({ input: {} }));
  const mine = useQuery(api.accounts.summary.queryOptions({ input: { mine: true } }));
  const filtered = useQuery(api.accounts.summary.queryOptions({ input: filterInput(search), placeholderData: (before) => before }));
  return { all, mine: mine.data, filtered: filtered.data };
}
