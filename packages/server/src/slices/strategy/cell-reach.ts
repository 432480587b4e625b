import type { LifecyclePolicy, PlayPolicy, Reach, SubscriptionStage } from '@fulcrum/contract';
import { decided, type Known } from '../../policy/condition-decided.ts';

/** Where an account stands. */
export interface Standing {
  level: string;
  stage: string;
}
/** The policies that say what levels and stages there are, the best level first. */
export interface Ground {
  levels: readonly string[];
  lifecycle: LifecyclePolicy;
  /** What of them plays do not go by: they read the main policies. Absent: nothing. */
  unread?: { levels: boolean; stages: boolean };
}
type Decided = boolean | null;

/** What may follow a stage of a subscription, whatever its dates. */
const FOLLOWS: Record<SubscriptionStage, readonly SubscriptionStage[]> = {
  handover: ['launch', 'adoption', 'renewal'],
  launch: ['adoption', 'renewal', 'renewed'],
  adoption: ['renewal', 'renewed'],
  renewal: ['renewed', 'expired', 'handover', 'launch'],
  renewed: ['handover', 'launch', 'adoption'],
  expired: ['churned', 'handover', 'launch', 'renewed'],
  churned: ['handover', 'launch', 'adoption', 'renewed'],
};
/** A renewal begins three months before the end of a term of a year: that is 89 to 92 days. */
const RENEWAL_DAYS = 92;

function follows(lifecycle: LifecyclePolicy, stage: string, before: string): boolean {
  if (stage === before) return false;
  if (lifecycle.model === 'subscription') return FOLLOWS[before as SubscriptionStage]?.includes(stage as SubscriptionStage) ?? false;
  const [from, to] = [before, stage].map((id) => lifecycle.stages.find((one) => one.id === id));
  return from !== undefined && to !== undefined && from.track === to.track && (from.followedBy?.includes(stage) ?? true);
}

/** Where a term of a year or more stands so many days before it ends. By conditions it may be anywhere that is not lost. */
function nearsItsEnd(lifecycle: LifecyclePolicy, stage: string, at: readonly number[]): Decided {
  if (lifecycle.model === 'conditions') return lifecycle.stages.find(({ id }) => id === stage)?.lost ? false : null;
  if (stage === 'renewal') return at.some((days) => days <= RENEWAL_DAYS);
  if (!at.some((days) => days > RENEWAL_DAYS)) return false;
  // What is delivered late is launched while the end is near.
  return stage === 'adoption' ? true : stage === 'launch' || stage === 'handover' ? null : false;
}

function moved(direction: 'up' | 'down' | 'any', level: string, levels: readonly string[]): boolean {
  const [place, last] = [levels.indexOf(level), levels.length - 1];
  return (direction !== 'down' && place < last) || (direction !== 'up' && place > 0);
}

const STAGE_TRIGGERS: ReadonlySet<string> = new Set(['stage_entered', 'stage_left', 'stage_stayed']);

/** Whether the trigger can begin a play at an account that stands there once it has happened. */
function triggered({ trigger }: PlayPolicy, { level, stage }: Standing, { levels, lifecycle, unread }: Ground, known: Known): Decided {
  if (unread?.levels && (trigger.on === 'tier_moved' || trigger.on === 'cadence_due')) return null;
  if (unread?.stages && STAGE_TRIGGERS.has(trigger.on)) return null;
  switch (trigger.on) {
    case 'tier_moved':
      return moved(trigger.direction, level, levels);
    case 'cadence_due':
      return Object.hasOwn(trigger.days, level);
    case 'stage_entered':
      return trigger.stages?.includes(stage) ?? true;
    case 'stage_left':
      return (trigger.stages ?? lifecycle.stages.map(({ id }) => id)).some((before) => follows(lifecycle, stage, before));
    case 'stage_stayed':
      return (
        (trigger.stages?.includes(stage) ?? true) &&
        (trigger.days ?? lifecycle.stages.find(({ id }) => id === stage)?.expectedDays) !== undefined
      );
    case 'term_ends':
      return nearsItsEnd(lifecycle, stage, trigger.at);
    case 'condition_met':
      return decided(trigger.when, known);
    default:
      // What happens to a customer whatever its level and stage.
      return true;
  }
}

const knownOf = ({ level, stage }: Standing, { unread }: Ground): Known => ({
  ...(unread?.levels ? {} : { 'state.tier': level }),
  ...(unread?.stages ? {} : { 'state.stage': stage }),
});

/** How a play reaches an account that stands there; null: it cannot begin there. Of a person's own begin only whom it concerns counts. */
export function reachOf(play: PlayPolicy, at: Standing, ground: Ground): Reach | null {
  const known = knownOf(at, ground);
  const begins = triggered(play, at, ground, known);
  const concerns = play.who ? decided(play.who, known) : true;
  if (begins === false || concerns === false) return null;
  if (play.trigger.on === 'by_hand') return 'hand';
  return begins === null || concerns === null ? 'may' : 'sure';
}

/**
 * Whether a play was made for some levels or stages: what it begins on or whom it concerns leaves cells out. A move from level to level and the
 * cadence of visits are no stage and no level of its own.
 */
export function isOwn(play: PlayPolicy, cells: readonly Standing[], ground: Ground): boolean {
  const anywhere = play.trigger.on === 'tier_moved' || play.trigger.on === 'cadence_due';
  const aimed: PlayPolicy = anywhere ? { ...play, trigger: { on: 'by_hand' } } : play;
  return cells.some((cell) => reachOf(aimed, cell, ground) === null);
}
