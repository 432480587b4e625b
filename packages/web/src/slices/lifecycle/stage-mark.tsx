import type { Both, LifecyclePhase } from '@fulcrum/contract';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageChip } from '../../kit/index.ts';

export interface Stage {
  id: string;
  name: Both;
  track: string | null;
  phase: LifecyclePhase | null;
  lost: boolean;
  expectedDays: number | null;
  exit: readonly Both[];
}
export type Stages = readonly Stage[];

/** A stage as the policy in force names it, with its place on its track. */
export function StageMark({ stage, stages }: { stage: string; stages: readonly Pick<Stage, 'id' | 'name' | 'track'>[] }) {
  const language = useLanguage();
  const found = stages.find(({ id }) => id === stage);
  if (!found) return null;
  const track = stages.filter((one) => one.track === found.track);
  return <StageChip name={found.name[language]} position={track.indexOf(found)} stages={track.length} />;
}
