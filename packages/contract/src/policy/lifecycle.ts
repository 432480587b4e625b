import * as z from 'zod';
import { Both } from '../shapes.ts';
import { Condition } from './condition.ts';
import { ServedObjectives } from './served.ts';

/** Stages of a subscription, in their order; `renewed` waits for the new term to start, `expired` is the grace after the end of a term. */
export const SUBSCRIPTION_STAGES = ['handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned'] as const;
export const SubscriptionStage = z.enum(SUBSCRIPTION_STAGES);
export type SubscriptionStage = z.infer<typeof SubscriptionStage>;

/** The four phases of a platform 建联、转化、服务、信赖, each of two steps. */
export const LIFECYCLE_PHASES = ['link', 'convert', 'service', 'trust'] as const;
export const LifecyclePhase = z.enum(LIFECYCLE_PHASES);
export type LifecyclePhase = z.infer<typeof LifecyclePhase>;

/** A stage of any lifecycle: one of a subscription, or one that a company names. */
export const StageId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** Days that one expects it to last; above them an account is stuck. */
const ExpectedDays = z.number().int().min(1).max(3650).optional();
const head = {
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('lifecycle'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the operations lead confirms the figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
};

export const LifecycleStage = z.strictObject({
  id: SubscriptionStage,
  name: Both,
  expectedDays: ExpectedDays,
  /** What must be true to leave it. */
  exit: z.array(Both).max(20).default([]),
});
export type LifecycleStage = z.infer<typeof LifecycleStage>;

/** The dates of stages follow from those of terms: the policy names the stages, and says what is the company's to say. */
export const SubscriptionLifecycle = z.strictObject({
  ...head,
  model: z.literal('subscription'),
  /** Days after the end of a term before it counts as lost. */
  grace: z.number().int().min(0).max(730).default(90),
  /** What a first contract without a delivered date does: waits in handover, or counts as delivered on its start. */
  undelivered: z.enum(['handover', 'start']).default('handover'),
  stages: z.array(LifecycleStage).min(1).max(20),
});
export type SubscriptionLifecycle = z.infer<typeof SubscriptionLifecycle>;

/** What must be true to leave a stage. */
export const ExitCriterion = z.strictObject({ name: Both, when: Condition });
export type ExitCriterion = z.infer<typeof ExitCriterion>;

export const ConditionStage = z.strictObject({
  id: StageId,
  name: Both,
  /** The track that it belongs to, where the policy has tracks. */
  track: StageId.optional(),
  phase: LifecyclePhase.optional(),
  /** Puts an account in it; absent: every account of the track is at least here. Of several that hold, the furthest counts. */
  when: Condition.optional(),
  /** The stages that may follow it; absent: any. */
  followedBy: z.array(StageId).max(60).optional(),
  expectedDays: ExpectedDays,
  exit: z.array(ExitCriterion).max(20).default([]),
  /** Keeps the account until every exit criterion is met; nothing keeps it from being lost. */
  holds: z.boolean().default(false),
  /** Here the course ends without what it aimed at. */
  lost: z.boolean().default(false),
});
export type ConditionStage = z.infer<typeof ConditionStage>;

/** A course of its own for some accounts: each takes the first whose condition holds. */
export const LifecycleTrack = z.strictObject({ id: StageId, name: Both, when: Condition.optional() });
export type LifecycleTrack = z.infer<typeof LifecycleTrack>;

/** Conditions put accounts into stages: of a platform, of a deal, or of whatever course a company's customers take. */
export const ConditionsLifecycle = z.strictObject({
  ...head,
  model: z.literal('conditions'),
  tracks: z.array(LifecycleTrack).max(10).default([]),
  stages: z.array(ConditionStage).min(1).max(60),
});
export type ConditionsLifecycle = z.infer<typeof ConditionsLifecycle>;

export const LifecyclePolicy = z.discriminatedUnion('model', [SubscriptionLifecycle, ConditionsLifecycle]);
export type LifecyclePolicy = z.infer<typeof LifecyclePolicy>;
