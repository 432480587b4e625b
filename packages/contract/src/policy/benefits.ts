import * as z from 'zod';
import { Both } from '../shapes.ts';
import { ServedObjectives } from './served.ts';

/** Through which a customer goes; each benefit is to bring it into one of them. */
export const FUNNEL_STAGES = ['need', 'contract', 'delivery', 'operation', 'repurchase'] as const;
export const FunnelStage = z.enum(FUNNEL_STAGES);
export type FunnelStage = z.infer<typeof FunnelStage>;

export const BENEFIT_KINDS = [
  'discount_limit',
  'contract_terms',
  'priority_stock',
  'delivery_team',
  'service_level',
  'csm',
  'visits',
  'training_hours',
  'reports',
  'early_access',
  'events',
] as const;
export const BenefitKind = z.enum(BENEFIT_KINDS);
export type BenefitKind = z.infer<typeof BenefitKind>;

/** What the terms of a kind say: how far one may go each time, how many there are in a period, a service class, or just that it is so. */
export type BenefitMeasure = 'limit' | 'count' | 'class' | 'standing';
const MEASURES: Partial<Record<BenefitKind, BenefitMeasure>> = {
  discount_limit: 'limit',
  contract_terms: 'limit',
  service_level: 'class',
  visits: 'count',
  training_hours: 'count',
  reports: 'count',
  events: 'count',
};
export const measureOf = (kind: BenefitKind): BenefitMeasure => MEASURES[kind] ?? 'standing';

export const SENIORITIES = ['executive', 'senior', 'regular', 'junior'] as const;
export const Seniority = z.enum(SENIORITIES);
export type Seniority = z.infer<typeof Seniority>;

/** Calendar periods: what is left of a quantity begins anew with each. */
export const PERIODS = ['month', 'quarter', 'year'] as const;
export const BenefitPeriod = z.enum(PERIODS);
export type BenefitPeriod = z.infer<typeof BenefitPeriod>;
export const TIMES_A_YEAR: Record<BenefitPeriod, number> = { month: 12, quarter: 4, year: 1 };

const Id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
export const Benefit = z.strictObject({
  id: Id,
  name: Both,
  kind: BenefitKind,
  /** What one of it is: an hour, a report; percent and days of limits. */
  unit: Both,
  /** In base currency: of one unit; of a benefit that stands, of a year of it. */
  unitCost: z.number().min(0).max(1e9).default(0),
  /** The stage into which it is to bring the customer. */
  drives: FunnelStage,
  /** One use above it asks for approval, even where the entitlement would allow it. */
  approvalAbove: z.number().positive().optional(),
});
export type Benefit = z.infer<typeof Benefit>;

export const BenefitTerms = z.strictObject({
  benefit: z.string(),
  /** How many there are in each period. */
  quantity: z.number().positive().max(1e6).optional(),
  per: BenefitPeriod.optional(),
  /** How far one may go at a time: percent of discount, days of payment. */
  limit: z.number().optional(),
  /** A class of the service-level policy. */
  class: z.string().optional(),
  /** Where it costs more or less than the catalogue says: a better class of service does. */
  unitCost: z.number().min(0).max(1e9).optional(),
});
export type BenefitTerms = z.infer<typeof BenefitTerms>;

export const BenefitCell = z.strictObject({ level: z.string(), stage: FunnelStage, benefits: z.array(BenefitTerms).max(60) });

/** How accounts of a level are served: proactively by visits and calls, or when they come and in batches. */
export const ServiceMode = z.strictObject({
  level: z.string(),
  mode: z.enum(['proactive', 'reactive']),
  /** A touch at least every so many days. */
  visitDays: z.number().int().min(1).max(730).optional(),
  /** Hours of work of each seniority that one touch takes, with its preparation. */
  staff: z
    .array(z.strictObject({ seniority: Seniority, hours: z.number().positive().max(1000) }))
    .max(SENIORITIES.length)
    .default([]),
});
export type ServiceMode = z.infer<typeof ServiceMode>;

export const BenefitsPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('benefits'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the operations lead confirms the figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  /** Hours a person has for customers in a year: paid hours × utilisation × (1 − administration). */
  capacity: z
    .strictObject({
      hoursPerYear: z.number().positive().max(8784),
      utilisation: z.number().positive().max(1),
      administration: z.number().min(0).max(0.99),
    })
    .prefault({ hoursPerYear: 2080, utilisation: 0.75, administration: 0.15 }),
  tiers: z.array(ServiceMode).max(12).default([]),
  benefits: z.array(Benefit).min(1).max(60),
  matrix: z.array(BenefitCell).max(60),
});
export type BenefitsPolicy = z.infer<typeof BenefitsPolicy>;
