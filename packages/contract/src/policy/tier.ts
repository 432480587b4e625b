import * as z from 'zod';
import { Both } from '../shapes.ts';
import { Condition } from './condition.ts';
import { ServedObjectives } from './served.ts';

const ItemId = z.string().regex(/^[a-z][a-z0-9_]*$/);
/** What an item does when its metric has no facts: give nothing, leave the item out of the weights, or stop the evaluation. */
const NullRule = z.enum(['zero', 'skip', 'fail']).default('zero');

/** Lower bound inclusive, upper bound exclusive; the first has no `from`, the last no `to`. */
export const Band = z.strictObject({ from: z.number().optional(), to: z.number().optional(), points: z.number() });
export type Band = z.infer<typeof Band>;

const Head = { id: ItemId, name: Both };
export const BandItem = z.strictObject({
  ...Head,
  whenNull: NullRule,
  band: z.strictObject({ metric: z.string(), bands: z.array(Band).min(1).max(50) }),
});
export const ConditionItem = z.strictObject({
  ...Head,
  whenNull: NullRule,
  condition: z.strictObject({ when: Condition, points: z.number() }),
});
export const PerUnitItem = z.strictObject({
  ...Head,
  whenNull: NullRule,
  perUnit: z.strictObject({ metric: z.string(), points: z.number(), max: z.number().optional(), min: z.number().optional() }),
});
/** `minmax` and `percentile` are relative to the base: their limits and ranks are frozen in the run. */
export const Normalise = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('minmax'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ method: z.literal('percentile') }),
  z.strictObject({ method: z.literal('bands'), bands: z.array(Band).min(1).max(50) }),
]);
export const WeightedItem = z.strictObject({
  ...Head,
  whenNull: NullRule,
  weighted: z.strictObject({ metric: z.string(), weight: z.number().positive().max(100), normalise: Normalise }),
});
export const TierItem = z.union([BandItem, ConditionItem, PerUnitItem, WeightedItem]);
export type TierItem = z.infer<typeof TierItem>;

/** The first level whose test holds wins; a level without a test takes the rest and stands last. */
export const TierLevel = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,12}$/),
  name: Both,
  score: z.number().optional(),
  when: Condition.optional(),
});
export type TierLevel = z.infer<typeof TierLevel>;

export const RfmOptions = z.strictObject({
  method: z.enum(['average-rank', 'quantile-plus-one']).default('average-rank'),
  window: z.enum(['12m', 'all']).default('12m'),
});
export type RfmOptions = z.infer<typeof RfmOptions>;

export const TierPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('tier'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the operations lead confirms the figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  items: z.array(TierItem).max(60).default([]),
  levels: z.array(TierLevel).min(2).max(12),
  /** Demote only below the threshold by `margin`, or after `evaluations` scheduled results in a row. */
  hysteresis: z
    .strictObject({ margin: z.number().positive().optional(), evaluations: z.number().int().min(2).max(12).optional() })
    .optional(),
  /** How rfm.* is scored for this policy; quintiles by average rank over 12 months unless stated. */
  rfm: RfmOptions.optional(),
  schedule: z.enum(['month_end', 'daily', 'manual']).default('month_end'),
  /** Whether a level that an evaluation changes waits for a person's word; `automatic` unless stated. What publishing changes was seen in its simulation. */
  confirmation: z.enum(['automatic', 'required']).optional(),
  /** Whether a level given by hand must say its last day; `required` unless stated. */
  overrideEnd: z.enum(['required', 'optional']).optional(),
});
export type TierPolicy = z.infer<typeof TierPolicy>;
