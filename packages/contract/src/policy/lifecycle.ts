import * as z from 'zod';
import { Both } from '../shapes.ts';

/** Stages of a subscription, in their order; `renewed` waits for the new term to start, `expired` is the grace after the end of a term. */
export const SUBSCRIPTION_STAGES = ['handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned'] as const;
export const SubscriptionStage = z.enum(SUBSCRIPTION_STAGES);
export type SubscriptionStage = z.infer<typeof SubscriptionStage>;

export const LifecycleStage = z.strictObject({
  id: SubscriptionStage,
  name: Both,
  /** Days that one expects it to last; above them an account is stuck. */
  expectedDays: z.number().int().min(1).max(3650).optional(),
  /** What must be true to leave it. */
  exit: z.array(Both).max(20).default([]),
});
export type LifecycleStage = z.infer<typeof LifecycleStage>;

/** The dates of stages follow from those of terms: the policy names the stages, and says what is the company's to say. */
export const LifecyclePolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('lifecycle'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  model: z.literal('subscription'),
  /** Shown as 示例值 until the operations lead confirms the figures. */
  sample: z.boolean().default(false),
  /** Days after the end of a term before it counts as lost. */
  grace: z.number().int().min(0).max(730).default(90),
  /** What a first contract without a delivered date does: waits in handover, or counts as delivered on its start. */
  undelivered: z.enum(['handover', 'start']).default('handover'),
  stages: z.array(LifecycleStage).min(1).max(20),
});
export type LifecyclePolicy = z.infer<typeof LifecyclePolicy>;
