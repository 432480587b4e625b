import type { SimulatedStages } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { useSession } from '../../../shell/session.tsx';
import type { Studio } from '../use-studio.ts';

export type StagesSimulated = SimulatedStages;

/** Where the draft would put the whole base, asked anew once what is typed has settled and is sound; undefined where the role may not ask. */
export function useStagesSimulated({ settled, sound }: Studio<unknown>) {
  const { can } = useSession();
  const allowed = can('policies.simulate');
  const found = useQuery({
    ...api.policies.simulateStages.queryOptions({ input: { yaml: settled } }),
    enabled: allowed && sound,
    placeholderData: (last) => last,
    retry: false,
  });
  return {
    allowed,
    data: found.data,
    error: found.error,
    isFetching: found.isFetching,
    /** Publishing now would do exactly this. */
    isOfDraft: found.data !== undefined && !found.isPlaceholderData && sound,
  };
}
export type StagesSimulation = ReturnType<typeof useStagesSimulated>;
