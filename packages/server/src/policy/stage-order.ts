import type { ConditionStage, LifecyclePolicy, LifecycleStage } from '@fulcrum/contract';

/** The stages of a lifecycle as pages tell them: track by track in the order of these, each in the order of its course. */
export function inTrackOrder(policy: LifecyclePolicy): readonly (LifecycleStage | ConditionStage)[] {
  if (policy.model === 'subscription' || !policy.tracks.length) return policy.stages;
  const place = ({ track }: ConditionStage) => policy.tracks.findIndex(({ id }) => id === track);
  return policy.stages.toSorted((one, other) => place(one) - place(other));
}
