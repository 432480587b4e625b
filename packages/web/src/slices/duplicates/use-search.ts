import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, client } from '../../api/index.ts';

const POLL_MS = 1000;
type Entity = 'account' | 'contact';

/** The search of a kind: when it was done last, how far one has come that runs, and a way to ask for one. What it found is read when it ends. */
export function useSearchFor(entity: Entity, enabled: boolean) {
  const queries = useQueryClient();
  const { data } = useQuery(
    api.duplicates.search.queryOptions({
      input: { entity },
      enabled,
      refetchInterval: ({ state }) => (state.data?.running ? POLL_MS : false),
    }),
  );
  const ask = useMutation({
    mutationFn: () => client.duplicates.find({ entity }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.duplicates.search.key() }),
  });
  const running = data?.running ?? null;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && running === null) void queries.invalidateQueries({ queryKey: api.duplicates.list.key() });
    wasRunning.current = running !== null;
  }, [running, queries]);
  return {
    searchedAt: data?.searchedAt ?? null,
    running,
    busy: ask.isPending || running !== null,
    ask: () => ask.mutate(),
    error: ask.error,
  };
}
export type Searching = ReturnType<typeof useSearchFor>;
