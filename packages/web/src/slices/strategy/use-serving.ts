import type { Serving } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';

/** Which objectives each policy serves on the day shown; undefined for who reads no policies, or while it is asked. */
export function useServing(): Serving | undefined {
  const { asOf } = useDay();
  const { can } = useSession();
  return useQuery(api.strategy.serving.queryOptions({ input: { asOf }, enabled: can('policies.read') })).data;
}

/** The objectives that a policy serves, those that it names itself and those at which it was chosen. */
export function objectivesOf({ objectives, policies }: Serving, policyId: string): Serving['objectives'] {
  const policy = policies.find(({ id }) => id === policyId);
  return objectives.filter(({ id }) => policy?.said.includes(id) || policy?.chosen.includes(id));
}
