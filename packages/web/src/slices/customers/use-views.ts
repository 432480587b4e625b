import type { SavedView, ViewState } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../api/index.ts';
import { changePreferences, preferences } from '../../kit/index.ts';
import type { CustomersSearch } from './customers.search.ts';

const LIST = 'customers';

/** The list as it stands, to be kept as a view. */
export function stateOf({ q, filter, tier, mine, segment, sort }: CustomersSearch): ViewState {
  const { columns, density } = preferences();
  return {
    ...(q ? { q } : {}),
    ...(filter ? { filter } : {}),
    ...(tier ? { tier } : {}),
    ...(mine ? { mine } : {}),
    ...(segment ? { segment } : {}),
    ...(sort ? { sort } : {}),
    ...(columns[LIST] ? { columns: columns[LIST] } : {}),
    density: density === 'compact' ? 'compact' : 'comfortable',
  };
}

/** The address of a view; its columns and density become the reader's. */
export function openView({ id, state }: SavedView): CustomersSearch {
  const { columns, density, sort, ...filters } = state;
  const { [LIST]: _, ...others } = preferences().columns;
  changePreferences({
    columns: columns ? { ...others, [LIST]: columns } : others,
    ...(density ? { density: density === 'compact' ? ('compact' as const) : ('relaxed' as const) } : {}),
  });
  return { ...filters, ...(sort ? { sort: sort as CustomersSearch['sort'] } : {}), view: id };
}

/** The views that the reader may open, and what may be done with them. */
export function useViews() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: api.views.key() });
  const found = useQuery(api.views.list.queryOptions({ input: {}, staleTime: 60_000 }));
  const create = useMutation({
    mutationFn: (view: Parameters<typeof client.views.create>[0]) => client.views.create(view),
    onSuccess: refresh,
  });
  const change = useMutation({
    mutationFn: (view: Parameters<typeof client.views.change>[0]) => client.views.change(view),
    onSuccess: refresh,
  });
  const remove = useMutation({ mutationFn: (view: { id: string }) => client.views.remove(view), onSuccess: refresh });
  const setDefault = useMutation({ mutationFn: (view: { id: string | null }) => client.views.setDefault(view), onSuccess: refresh });
  return { views: found.data?.items ?? [], known: found.isSuccess, create, change, remove, setDefault };
}
