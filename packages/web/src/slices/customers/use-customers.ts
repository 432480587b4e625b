import { TAGS_METRIC } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, pagesOf } from '../../api/index.ts';
import { usePreferences } from '../../kit/index.ts';
import { useMetrics } from '../metrics/use-metric-names.ts';
import type { CustomersSearch } from './customers.search.ts';

/** What the server is asked for. */
export interface AskedFilter {
  q?: string;
  mine?: true;
  tier?: string;
  segment?: string;
  parent?: string;
  filter?: string;
}

/** What the address asks of the server; the filter as JSON. */
export function filterInput({ q, mine, tier, segment, parent, filter }: CustomersSearch): AskedFilter {
  return {
    ...(q ? { q } : {}),
    ...(mine ? { mine } : {}),
    ...(tier ? { tier } : {}),
    ...(segment ? { segment } : {}),
    ...(parent ? { parent } : {}),
    ...(filter ? { filter: JSON.stringify(filter) } : {}),
  };
}

/** The past day that the list shows, if one. */
const dayOf = ({ asOf }: CustomersSearch): { asOf?: string } => (asOf ? { asOf } : {});

/** The same as the parameters of an address, of the day shown, in the order of the list. */
export function exportQuery(search: CustomersSearch): Record<string, string> {
  const { mine, ...rest } = { ...filterInput(search), ...dayOf(search) };
  return { ...rest, ...(mine ? { mine: 'true' } : {}), ...(search.sort ? { sort: search.sort } : {}) };
}

/** The figures among the columns on screen, as the server is asked for them. */
function useColumns(): { columns?: string } {
  const chosen = usePreferences().columns.customers ?? [];
  const { data } = useMetrics();
  const known = new Set([TAGS_METRIC, ...(data?.items ?? []).filter(({ listed }) => listed).map(({ id }) => id)]);
  const columns = chosen.filter((key) => known.has(key));
  return columns.length ? { columns: columns.join(',') } : {};
}

/** The rows that the address asks for, page by page; the last ones stay while the next are on their way. */
export function useCustomers(search: CustomersSearch) {
  const columns = useColumns();
  const asked = { ...filterInput(search), ...dayOf(search), ...columns, ...(search.sort ? { sort: search.sort } : {}) };
  return useInfiniteQuery({ ...pagesOf(api.accounts.list, { ...asked, limit: 50 }), placeholderData: (before) => before });
}

/** Count and amount of what the address asks for, of all accounts, and of those of the reader. */
export function useCustomerSums(search: CustomersSearch) {
  const columns = useColumns();
  const day = dayOf(search);
  const all = useQuery(api.accounts.summary.queryOptions({ input: day }));
  const mine = useQuery(api.accounts.summary.queryOptions({ input: { ...day, mine: true } }));
  const filtered = useQuery(
    api.accounts.summary.queryOptions({ input: { ...filterInput(search), ...day, ...columns }, placeholderData: (before) => before }),
  );
  return { all, mine: mine.data, filtered: filtered.data };
}
