import type { StrategyMatrix } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { useDay } from '../../shell/day.ts';
import type { MatrixSearch } from './matrix.search.ts';

/** The matrix of the day shown, and what of it the address asks for. */
export function useMatrix() {
  const navigate = useNavigate({ from: '/strategy/matrix' });
  const search = useSearch({ from: '/strategy/matrix' });
  const { asOf } = useDay();
  const input = { asOf, tierId: search.tier, lifecycleId: search.lifecycle };
  const found = useQuery({ ...api.strategy.matrix.queryOptions({ input }), placeholderData: (before) => before });
  const change = (next: Partial<MatrixSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return { found, search, change };
}

/** The stages of the track asked for, else of the first; all of a lifecycle without tracks. */
export function stagesShown({ stages, tracks }: StrategyMatrix, asked: string | undefined): StrategyMatrix['stages'] {
  const track = tracks.find(({ id }) => id === asked) ?? tracks[0];
  return track ? stages.filter((stage) => stage.track === track.id || stage.track === null) : stages;
}

/** Whether it stands on the policies that lists, plays and benefits go by. */
export const isMain = ({ main }: StrategyMatrix): boolean => main.tier && main.lifecycle;

/** The list's filter for who stands in a cell. */
export const standsThere = (level: string, stage: string) => ({
  all: [
    { metric: 'state.tier', op: '=' as const, value: level },
    { metric: 'state.stage', op: '=' as const, value: stage },
  ],
});
