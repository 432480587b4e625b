import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../api/index.ts';

const POLL_MS = 500;
type Question = Parameters<typeof client.backtests.start>[0];

/** The backtest of an id, asked again while it runs. */
export function useBacktest(id: string | undefined) {
  return useQuery(
    api.backtests.get.queryOptions({
      input: { id: id ?? '' },
      enabled: id !== undefined,
      refetchInterval: ({ state }) => (state.data?.state === 'waiting' || state.data?.state === 'running' ? POLL_MS : false),
    }),
  );
}

/** Starts one, and opens it. */
export function useStartBacktest(onStarted: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (question: Question) => client.backtests.start(question),
    onSuccess: async ({ id }) => {
      onStarted(id);
      await queries.invalidateQueries({ queryKey: api.backtests.list.key() });
    },
  });
}

/** Asks one to stop. */
export function useStopBacktest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client.backtests.cancel({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.backtests.get.key() }),
  });
}
