import { BENEFIT_KINDS, FUNNEL_STAGES, PERIODS, SENIORITIES } from '@fulcrum/contract';
import { z } from 'zod';
import { figure, names, text } from '../draft-parts.ts';

const terms = z.object({
  benefit: text,
  quantity: figure,
  per: z.enum(PERIODS).nullish().catch(null),
  limit: figure,
  class: z.string().nullish().catch(null),
  unitCost: figure,
});
const cell = z.object({ level: text, stage: text, benefits: z.array(terms).catch([]) });
const benefit = z.object({
  id: text,
  name: names,
  kind: z.enum(BENEFIT_KINDS).nullable().catch(null),
  unit: names,
  unitCost: figure,
  drives: z.enum(FUNNEL_STAGES).nullable().catch(null),
  approvalAbove: figure,
});
const mode = z.object({
  level: text,
  mode: z.enum(['proactive', 'reactive']).nullable().catch(null),
  visitDays: figure,
  staff: z.array(z.object({ seniority: z.enum(SENIORITIES).nullable().catch(null), hours: figure })).catch([]),
});

/** A policy of benefits as it is edited. */
export const DraftBenefits = z.object({
  kind: z.literal('benefits'),
  id: text,
  name: names,
  sample: z.boolean().catch(false),
  capacity: z.object({ hoursPerYear: figure, utilisation: figure, administration: figure }).optional().catch(undefined),
  tiers: z.array(mode).catch([]),
  benefits: z.array(benefit).catch([]),
  matrix: z.array(cell).catch([]),
});
export type DraftBenefits = z.infer<typeof DraftBenefits>;
export type DraftCell = DraftBenefits['matrix'][number];
export type DraftTerms = DraftCell['benefits'][number];
