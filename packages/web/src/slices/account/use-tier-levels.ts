import { useQuery } from '@tanstack/react-query';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useDay } from '../../shell/day.ts';

const USUAL_LEVELS = 5;
const HOUR_MS = 3_600_000;

export interface TierLevels {
  count: number;
  /** Where a level stands, 0 = best. `rank` is what the answer said, for who may not read the policy. */
  positionOf: (level: string, rank: number | null) => number;
  /** The level's name in the reader's language, if known. */
  nameOf: (level: string) => string | undefined;
}

/** The levels of the tier policy in force on the day that the page shows. */
export function useTierLevels(): TierLevels {
  const language = useLanguage();
  const mayRead = useMe()?.may.includes('policies.read') ?? false;
  const { asOf } = useDay();
  const { data } = useQuery(api.tiers.overview.queryOptions({ input: { asOf }, enabled: mayRead, staleTime: HOUR_MS }));
  const levels = (data?.levels ?? []).filter((level) => level.id !== null);
  return {
    count: levels.length || USUAL_LEVELS,
    positionOf(level, rank) {
      const at = levels.findIndex((each) => each.id === level);
      return at >= 0 ? at : (rank ?? 0);
    },
    nameOf: (level) => levels.find((each) => each.id === level)?.name?.[language],
  };
}
