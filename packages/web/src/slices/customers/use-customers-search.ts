import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CustomersSearch } from './customers.search.ts';

/** The state of the list in its address, and how to change or replace it. */
export function useCustomersSearch(): [CustomersSearch, (change: Partial<CustomersSearch>) => void, (search: CustomersSearch) => void] {
  const search = useSearch({ from: '/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const change = (next: Partial<CustomersSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const replace = (next: CustomersSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  return [search, change, replace];
}

/** The page of one account; the id may be its code. */
export const accountPath = (id: string): string => `/customers/${encodeURIComponent(id)}`;
