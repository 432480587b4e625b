import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';

export interface Level {
  id: string;
  name: string;
  /** 0 is the best. */
  position: number;
}

/** The base by level on the day that the page shows; not asked for those who may not read policies. */
export function useTierOverview() {
  const { asOf } = useDay();
  const { can } = useSession();
  return useQuery(api.tiers.overview.queryOptions({ input: { asOf }, enabled: can('policies.read') }));
}

const POLL_MS = 1500;
const MOST_POLLS = 60;

/** Reads the base again until it was judged by the version that has just come in force: a page would show the levels from before. */
export function useFreshLevels(policyId: string, version: number | null): void {
  const { asOf } = useDay();
  useQuery(
    api.tiers.overview.queryOptions({
      input: { asOf },
      enabled: asOf === undefined && version !== null,
      refetchInterval: ({ state: { data, dataUpdateCount } }) =>
        data?.policyId === policyId && data.version !== null && data.version !== version && dataUpdateCount < MOST_POLLS ? POLL_MS : false,
    }),
  );
}

/** The levels of the tier policy in force on that day, best first; empty while unknown. */
export function useLevels(): Level[] {
  const language = useLanguage();
  const { data } = useTierOverview();
  return useMemo(
    () =>
      (data?.levels ?? [])
        .filter((level) => level.id !== null)
        .map(({ id, name }, position) => ({ id: id!, name: name?.[language] ?? id!, position })),
    [data, language],
  );
}
