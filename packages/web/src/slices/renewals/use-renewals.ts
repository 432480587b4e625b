import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../api/index.ts';
import { useDay } from '../../shell/day.ts';

const POLL_MS = 700;
type Days = NonNullable<Parameters<typeof client.renewals.train>[0]['days']>;

/** The model in use on the day shown and the last training, asked again while one runs. */
export function useRenewalModel() {
  const { asOf } = useDay();
  return useQuery(
    api.renewals.model.queryOptions({
      input: { asOf },
      refetchInterval: ({ state }) => (['waiting', 'running'].includes(state.data?.job?.state ?? '') ? POLL_MS : false),
    }),
  );
}

export function useTraining() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (days: Days) => client.renewals.train({ days }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.renewals.key() }),
  });
}
