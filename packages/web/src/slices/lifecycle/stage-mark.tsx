import type { Both, SubscriptionStage } from '@fulcrum/contract';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageChip } from '../../kit/index.ts';

export type Stages = readonly { id: SubscriptionStage; name: Both; expectedDays: number | null; exit: readonly Both[] }[];

/** A stage as the policy in force names it. */
export function StageMark({ stage, stages }: { stage: SubscriptionStage; stages: Stages }) {
  const language = useLanguage();
  const position = stages.findIndex(({ id }) => id === stage);
  if (position < 0) return null;
  return <StageChip name={stages[position]?.name[language] ?? stage} position={position} stages={stages.length} />;
}
