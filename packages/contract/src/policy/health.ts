import * as z from 'zod';
import { Both } from '../shapes.ts';
import { Condition } from './condition.ts';
import { ServedObjectives } from './served.ts';
import { Band } from './tier.ts';

/** Colours from best to worst; `unknown`: too little is known to say. */
export const HEALTH_COLOURS = ['green', 'amber', 'red', 'unknown'] as const;
export const HealthColour = z.enum(HEALTH_COLOURS);
export type HealthColour = z.infer<typeof HealthColour>;

const PartId = z.string().regex(/^[a-z][a-z0-9_]*$/);
const Weight = z.number().positive().max(100);
const Mark = z.number().min(0).max(100);
const Coverage = z.number().min(0).max(1);

/** How a figure becomes a mark of 0 to 100. A figure outside of min and max counts as the limit it passed. */
export const HealthNormalise = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('bands'), bands: z.array(Band).min(1).max(50) }),
  z.strictObject({ method: z.literal('minmax'), min: z.number(), max: z.number(), better: z.enum(['high', 'low']).default('high') }),
  z.strictObject({ method: z.literal('yes_no'), yes: Mark.default(100), no: Mark.default(0) }),
]);
export type HealthNormalise = z.infer<typeof HealthNormalise>;

/** A measure without a value counts neither as bad nor as good: its weight goes to the others. */
export const HealthMeasure = z.strictObject({
  id: PartId,
  name: Both,
  /** Share of its dimension; those of a dimension make 100. */
  weight: Weight.default(100),
  metric: z.string(),
  /** It counts only where this holds: nothing overdue says nothing of who was never billed. */
  when: Condition.optional(),
  normalise: HealthNormalise,
});
export type HealthMeasure = z.infer<typeof HealthMeasure>;

export const HealthDimension = z.strictObject({
  id: PartId,
  name: Both,
  /** Share of the health; those of all dimensions make 100. */
  weight: Weight,
  measures: z.array(HealthMeasure).min(1).max(20),
});
export type HealthDimension = z.infer<typeof HealthDimension>;

/** What caps the health, whatever else is well. */
export const HealthCap = z.strictObject({ id: PartId, name: Both, when: Condition, most: Mark });
export type HealthCap = z.infer<typeof HealthCap>;

/** Some accounts are judged by other things: the first variant whose condition holds. */
export const HealthVariant = z.strictObject({
  id: PartId,
  name: Both,
  when: Condition,
  /** Its own; else that of the policy. */
  coverage: Coverage.optional(),
  dimensions: z.array(HealthDimension).min(1).max(12),
});
export type HealthVariant = z.infer<typeof HealthVariant>;

export const RISK_KINDS = [
  'usage_decline',
  'sponsor_left',
  'competitor_price',
  'overdue',
  'no_decider_covered',
  'single_threaded',
  'other',
] as const;
export const RiskKind = z.enum(RISK_KINDS);
export type RiskKind = z.infer<typeof RiskKind>;

/** Raises a risk at every account where the condition comes to hold; untouched, it closes itself when it holds no more. */
export const RiskRule = z.strictObject({
  id: PartId,
  kind: RiskKind,
  name: Both,
  when: Condition,
  /** Who is to look after it: the account's owner, or whoever has this part in the account's team; the owner where nobody has. */
  owner: z.enum(['owner', 'operations', 'sales', 'service']).default('owner'),
  dueInDays: z.number().int().min(1).max(365).default(14),
});
export type RiskRule = z.infer<typeof RiskRule>;

export const HealthPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('health'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the operations lead confirms the figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  /** The share of the weight that must have facts; with less the health is unknown. */
  coverage: Coverage.default(0.6),
  /** The lowest score of each colour; below them it is red. */
  colours: z.strictObject({ green: Mark, amber: Mark }).default({ green: 70, amber: 40 }),
  caps: z.array(HealthCap).max(20).default([]),
  variants: z.array(HealthVariant).max(20).default([]),
  /** Of every account that no variant takes. */
  dimensions: z.array(HealthDimension).min(1).max(12),
  risks: z.array(RiskRule).max(30).default([]),
  schedule: z.enum(['daily', 'month_end', 'manual']).default('daily'),
});
export type HealthPolicy = z.infer<typeof HealthPolicy>;

/** One way of judging: a variant, or the policy's own. */
export type HealthForm = Pick<HealthVariant, 'dimensions'> & { id: string | null; name: Both | null; coverage: number };

/** The variants in their order and, last, what the others are judged by. */
export const healthForms = ({ variants, dimensions, coverage }: HealthPolicy): HealthForm[] => [
  ...variants.map((variant) => ({ ...variant, coverage: variant.coverage ?? coverage })),
  { id: null, name: null, coverage, dimensions },
];

export interface WeighedMeasure {
  dimension: HealthDimension;
  measure: HealthMeasure;
  /** In ten thousandths of the health, before the weight of what is missing is spread. */
  weight: number;
}
/** The measures of a way of judging, in their order. */
export const measuresOf = ({ dimensions }: Pick<HealthForm, 'dimensions'>): WeighedMeasure[] =>
  dimensions.flatMap((dimension) =>
    dimension.measures.map((measure) => ({ dimension, measure, weight: Math.round(dimension.weight * measure.weight * 1e6) / 1e6 })),
  );
