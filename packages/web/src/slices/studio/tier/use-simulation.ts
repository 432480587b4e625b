import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../../api/index.ts';
import type { Studio } from '../use-studio.ts';

const POLL_MS = 500;

/** The simulation of this draft: begun, watched, and whether it is still of what the form says. What is not saved is saved first. */
export function useSimulation(policyId: string, id: string | undefined, studio: Studio<unknown>, onStarted: (id: string) => void) {
  const queries = useQueryClient();
  const found = useQuery(
    api.simulations.get.queryOptions({
      input: { id: id ?? '' },
      enabled: id !== undefined,
      refetchInterval: ({ state }) => (state.data && ['waiting', 'running'].includes(state.data.state) ? POLL_MS : false),
    }),
  );
  const start = useMutation({
    mutationFn: async () => {
      await studio.keep();
      return client.policies.simulate({ id: policyId });
    },
    onSuccess: async ({ id: begun }) => {
      await queries.invalidateQueries({ queryKey: api.simulations.key() });
      onStarted(begun);
    },
  });
  const current = id === undefined ? undefined : found.data;
  return {
    current,
    error: found.error,
    start,
    /** Publishing now would do exactly what was simulated. */
    isOfDraft: current?.isDraft === true && studio.isSaved,
  };
}
export type DraftSimulation = ReturnType<typeof useSimulation>;
