import { type Backtest, type Both, HEALTH_COLOURS, type HealthPolicy, type TierPolicy } from '@fulcrum/contract';
import { metricsOfHealth } from '../../policy/health-points.ts';
import { metricsOfPolicy } from '../../policy/points.ts';
import { HEALTH_NAMES } from '../../policy/state.metrics.ts';
import { metricsOfSignal } from './backtest-signals.ts';

/** What is judged by. */
export type Subject = { policy: TierPolicy } | { health: HealthPolicy } | { metric: string };

export const kindOf = (subject: Subject): Backtest['kind'] => ('policy' in subject ? 'tier' : 'health' in subject ? 'health' : 'metric');

/** Everything that it reads. */
export const metricsOf = (subject: Subject): readonly string[] =>
  'policy' in subject
    ? metricsOfPolicy(subject.policy)
    : 'health' in subject
      ? metricsOfHealth(subject.health)
      : metricsOfSignal(subject.metric);

/** The levels into which it puts accounts, best first: tiers, or colours. */
export const levelsOf = (subject: Subject): readonly { id: string; name: Both }[] =>
  'policy' in subject ? subject.policy.levels : 'health' in subject ? HEALTH_COLOURS.map((id) => ({ id, name: HEALTH_NAMES[id] })) : [];

/** Whether its scores are figures that people know: levels told by conditions order accounts by rank alone. */
export const hasScores = (subject: Subject): boolean =>
  !('policy' in subject) || subject.policy.levels.every((level) => level.when === undefined);
