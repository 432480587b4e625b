import * as z from 'zod';
import { Both, Day, Decimal } from '../shapes.ts';
import { MetricValue } from './metrics.ts';

/** Who can bring a change about: work at the customer, more business, a fact to learn and record, or time alone. */
export const LEVERS = ['work', 'sell', 'record', 'time'] as const;
const Lever = z.enum(LEVERS);
export type Lever = z.infer<typeof Lever>;

const LiftChange = z.strictObject({
  metric: z.string(),
  name: Both,
  type: z.string(),
  lever: Lever,
  before: MetricValue,
  after: MetricValue,
  /** The unit in which it is the smallest change: one less does not reach the level. Null where values are no figures. */
  step: Decimal.nullable(),
});
const Lift = z.strictObject({
  changes: z.array(LiftChange),
  level: z.string(),
  levelName: Both,
  /** Null for a policy without points. */
  score: Decimal.nullable(),
  /** What has to move, and the same with where it leads. */
  moves: Both,
  sentence: Both,
});
export type Lift = z.infer<typeof Lift>;

/** What would lift an account: everything else staying as it is, by the policy in force on the facts of the day. */
export const TierLift = z.strictObject({
  policyId: z.string(),
  policyName: Both,
  version: z.number().int(),
  asOf: Day,
  level: z.string().nullable(),
  levelName: Both.nullable(),
  /** The next better level; null at the top. */
  next: z.strictObject({ id: z.string(), name: Both, rule: Both.nullable() }).nullable(),
  score: Decimal.nullable(),
  /** Points to the threshold of the next level, where it has one. */
  missing: Decimal.nullable(),
  /** The worse level that the facts give, where hysteresis holds the present one. */
  heldFrom: z.string().nullable(),
  /** The better level that the facts of the day give already: the next evaluation lifts. */
  due: z.string().nullable(),
  /** The level that a person gave: it stands above the judged one, which `level` is, until it ends. */
  byHand: z.string().nullable(),
  /** The policy reads figures that are masked for the reader: what is missing would tell them. */
  masked: z.boolean(),
  /** One metric alone, what people can work on first. */
  singles: z.array(Lift),
  /** Two together, where no single one that people can change does it. */
  pairs: z.array(Lift),
  /** What would gain points without reaching the next level alone. */
  gains: z.array(z.strictObject({ change: LiftChange, points: Decimal, sentence: Both })),
  sample: z.boolean(),
});
export type TierLift = z.infer<typeof TierLift>;
