import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, pagesOf, useMe } from '../../api/index.ts';
import type { LedgerSearch } from './ledger.search.ts';

/** The address of the ledger and how to change it. */
export function useLedgerAddress() {
  const search = useSearch({ from: '/customers/contracts' });
  const navigate = useNavigate({ from: '/customers/contracts' });
  const change = (next: Partial<LedgerSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return { search, change };
}

/** The contracts that the address asks for, page by page, with what they come to. */
export function useLedger(search: LedgerSearch) {
  const userId = useMe()?.id;
  const filter = {
    q: search.q,
    state: search.state,
    endsWithin: search.within,
    ownerId: search.mine ? userId : undefined,
    asOf: search.asOf,
  };
  const list = useInfiniteQuery({
    ...pagesOf(api.ledger.list, { ...filter, sort: search.sort ?? 'signed', limit: 50 }),
    placeholderData: (before) => before,
  });
  const sums = useQuery(api.ledger.summary.queryOptions({ input: filter, placeholderData: (before) => before }));
  return { list, rows: list.data?.pages.flatMap((page) => page.items) ?? [], sums: sums.data };
}
