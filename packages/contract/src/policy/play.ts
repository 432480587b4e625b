import * as z from 'zod';
import { Both } from '../shapes.ts';
import { Condition } from './condition.ts';

/** `tier_moved` fires on the transitions of published runs; `cadence_due` when no two-way contact happened within the level's days. */
export const Trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('tier_moved'), direction: z.enum(['up', 'down', 'any']).default('any') }),
  z.strictObject({ on: z.literal('cadence_due'), days: z.record(z.string(), z.number().int().min(1).max(730)) }),
]);

export const TaskStep = z.strictObject({
  task: z.strictObject({
    /** Who does it: the account's owner for now; further roles come with the account team. */
    for: z.literal('owner'),
    dueInWorkingDays: z.number().int().min(0).max(90),
    kind: z.string().max(40),
    /** Texts with `{{variables}}` out of the trigger's facts. */
    title: Both,
    reason: Both,
    script: Both.optional(),
    checklist: z.array(Both).max(20).default([]),
  }),
});

export const PlayPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('play'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  trigger: Trigger,
  who: Condition.optional(),
  steps: z.array(TaskStep).min(1).max(1),
});
export type PlayPolicy = z.infer<typeof PlayPolicy>;
