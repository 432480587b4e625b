import * as z from 'zod';
import { Both, Day, Id, Moment } from '../shapes.ts';

import { MetricValue } from './metrics.ts';

export const Evidence = z.strictObject({ metric: z.string(), name: Both, type: z.string(), value: MetricValue });
export const ExplainedItem = z.strictObject({
  id: z.string(),
  name: Both,
  /** Null where the item judges a figure that is masked for the reader. */
  points: z.number().nullable(),
  kind: z.enum(['band', 'condition', 'per_unit', 'weighted']),
  rule: Both,
  evidence: z.array(Evidence),
});
export const Explanation = z.strictObject({
  policyId: z.string(),
  policyName: Both,
  version: z.number().int(),
  asOf: Day,
  level: z.string().nullable(),
  levelName: Both.nullable(),
  /** Null where an item is masked: the rest would tell it. */
  score: z.number().nullable(),
  /** The level that the judgement gives; another one is in force where a person gave it, or has yet to confirm this one. */
  judgedLevel: z.string().nullable(),
  /** The level that the facts give before hysteresis, when it differs from the judged one. */
  heldFrom: z.string().nullable(),
  /** Why the account is not judged anew on that day; null: it is. */
  frozen: z.strictObject({ since: Day, until: Day.nullable(), reason: z.string(), by: z.string().nullable() }).nullable(),
  /** The level in force was given by hand: why, from which day to which last day, and by whom. */
  override: z
    .strictObject({ id: Id, level: z.string(), reason: z.string(), from: Day, until: Day.nullable(), by: z.string().nullable() })
    .nullable(),
  levels: z.array(z.strictObject({ id: z.string(), name: Both, score: z.number().nullable(), rule: Both.nullable() })),
  items: z.array(ExplainedItem),
  metrics: z.record(z.string(), MetricValue),
  publishedAt: Moment.nullable(),
  publishedBy: z.string().nullable(),
  sample: z.boolean(),
});
export type Explanation = z.infer<typeof Explanation>;
