import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../api/index.ts';
import type { AccountSelection } from '../customers/selection.ts';

export interface Tagging {
  add: string[];
  remove: string[];
}

/** Gives and takes tags; the answer says whom it concerned, to undo by. */
export function useApplyTags(selection: AccountSelection) {
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([queries.invalidateQueries({ queryKey: api.tags.key() }), queries.invalidateQueries({ queryKey: api.accounts.key() })]);
  const apply = useMutation({
    mutationFn: ({ add, remove }: Tagging) => client.tags.apply({ ...selection, add, remove }),
    onSuccess: refresh,
  });
  const undo = async (done: { added: string[]; removed: string[] }, { add, remove }: Tagging) => {
    if (done.added.length) await client.tags.apply({ ids: done.added, add: [], remove: add });
    if (done.removed.length) await client.tags.apply({ ids: done.removed, add: remove, remove: [] });
    await refresh();
  };
  return { apply, undo };
}
