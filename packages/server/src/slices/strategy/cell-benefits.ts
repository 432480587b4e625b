import { type BenefitsPolicy, FunnelStage as Funnel, type FunnelStage, type LifecyclePolicy, type StrategyCell } from '@fulcrum/contract';
import { FUNNEL_OF } from '../../policy/funnel.sql.ts';
import { shownTerms } from '../benefits/index.ts';
import type { Standing } from './cell-reach.ts';

/** The part of the benefits that a stage belongs to. Of a lifecycle by conditions those that are called as the parts are. */
function funnelOf(stage: string, { model }: LifecyclePolicy): FunnelStage | null {
  if (model === 'subscription') return FUNNEL_OF.get(stage) ?? null;
  return Funnel.safeParse(stage).data ?? null;
}

/** What customers of a level are entitled to in the part of the benefits that a stage belongs to. */
export function cellBenefits(
  policy: BenefitsPolicy | undefined,
  { level, stage }: Standing,
  lifecycle: LifecyclePolicy,
): Pick<StrategyCell, 'funnel' | 'benefits'> {
  const funnel = funnelOf(stage, lifecycle);
  const cell = policy?.matrix.find((one) => one.level === level && one.stage === funnel);
  return { funnel, benefits: cell?.benefits.map(shownTerms) ?? [] };
}
