import { useLevels } from '../../tiers/use-levels.ts';
import { useBenefitsDraft } from './benefits-draft.ts';

interface DraftLevel {
  id: string;
  name: string | undefined;
  /** 0 is the best. */
  position: number;
  /** How many there are. */
  of: number;
}

/** Levels of the tier policy in force, the best first; those that only the draft names stand behind. */
export function useDraftLevels(): DraftLevel[] {
  const levels = useLevels();
  const { policy } = useBenefitsDraft();
  const named = [...policy.tiers, ...policy.matrix].map(({ level }) => level).filter(Boolean);
  const ids = [...new Set([...levels.map(({ id }) => id), ...named])];
  return ids.map((id, position) => ({ id, name: levels.find((level) => level.id === id)?.name, position, of: ids.length }));
}
