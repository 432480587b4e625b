import * as z from 'zod';
import { Both, Day, Decimal } from '../shapes.ts';
import { MetricValue } from './metrics.ts';

const ChangedMetric = z.strictObject({ metric: z.string(), name: Both, type: z.string(), before: MetricValue, after: MetricValue });
export type ChangedMetric = z.infer<typeof ChangedMetric>;

/** Where the account stood on one of the two days. */
const Side = z.strictObject({
  /** The day asked, and the day of the evaluation in force on it: null where none had judged the account. */
  asOf: Day,
  evaluatedOn: Day.nullable(),
  version: z.number().int(),
  level: z.string().nullable(),
  levelName: Both.nullable(),
  levelRule: Both.nullable(),
  /** The level that the facts give before hysteresis, when it differs. */
  heldFrom: z.string().nullable(),
  score: Decimal.nullable(),
});

/**
 * What made the difference, in points: the customer's own facts under the old rules, the rest of the base where points are relative to it,
 * the new rules, and what was recorded, corrected or closed after an evaluation. They add up to the difference to the last digit.
 */
export const ChangeParts = z.strictObject({ facts: Decimal, base: Decimal, rules: Decimal, late: Decimal });
export type ChangeParts = z.infer<typeof ChangeParts>;

const ChangedItem = z.strictObject({
  id: z.string(),
  name: Both,
  /** Null where the item is masked for the reader, skipped, or not of the policy on that day. */
  before: Decimal.nullable(),
  after: Decimal.nullable(),
  /** Null where the item is masked, or the account had not come. */
  difference: Decimal.nullable(),
  parts: ChangeParts.nullable(),
  metrics: z.array(ChangedMetric),
  sentence: Both,
});
export type ChangedItem = z.infer<typeof ChangedItem>;

export const TierChange = z.strictObject({
  policyId: z.string(),
  policyName: Both,
  from: Side,
  to: Side,
  difference: Decimal.nullable(),
  parts: ChangeParts.nullable(),
  /** What happened, in one sentence, and what the rules did of it, where they changed. */
  headline: Both,
  split: Both.nullable(),
  /** The largest difference first. */
  items: z.array(ChangedItem),
  /** Metrics that levels ask for and no item does, in words where they moved. */
  conditions: z.array(ChangedMetric.extend({ sentence: Both.nullable() })),
  sample: z.boolean(),
});
export type TierChange = z.infer<typeof TierChange>;
