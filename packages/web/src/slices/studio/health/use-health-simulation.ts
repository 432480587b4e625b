import type { HealthColour } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { useSession } from '../../../shell/session.tsx';
import type { Studio } from '../use-studio.ts';

/** A move from a colour to a colour; null is not judged so far. */
export interface ColourCell {
  from: HealthColour | null;
  to: HealthColour;
}
/** As many movers as a person reads; the others are found by picking a cell. */
const MOST = 50;

/** What the draft makes of the base, asked anew at each change; the movers of one cell alone where one is picked. */
export function useHealthSimulation(studio: Studio<unknown>) {
  const { can } = useSession();
  const [cell, setCell] = useState<ColourCell>();
  const enabled = studio.sound && can('policies.simulate');
  const yaml = studio.settled;
  const picked = cell ? { from: cell.from ?? ('none' as const), to: cell.to } : {};
  const found = useQuery({
    ...api.policies.simulateHealth.queryOptions({ input: { yaml, limit: MOST, ...picked } }),
    enabled,
    placeholderData: (last) => last,
    retry: false,
  });
  return {
    allowed: can('policies.simulate'),
    data: found.data,
    error: found.error,
    /** The answer is of the draft as it stands. */
    isCurrent: enabled && !found.isPlaceholderData && !found.isFetching && found.data !== undefined,
    isFetching: found.isFetching,
    retry: () => void found.refetch(),
    cell,
    pick: setCell,
  };
}
export type HealthTrial = ReturnType<typeof useHealthSimulation>;
