import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { BenefitKind, BenefitPeriod, FunnelStage, Seniority } from '../policy/benefits.ts';
import { SlaClass } from '../policy/sla.ts';
import { AsOf, Both, Day, Decimal, Money, masked } from '../shapes.ts';

/** What things cost tells what is earned by them. */
const Cost = masked('margin', Decimal);

export const CatalogueBenefit = z.strictObject({
  id: z.string(),
  name: Both,
  kind: BenefitKind,
  unit: Both,
  unitCost: Cost,
  drives: FunnelStage,
  approvalAbove: z.number().nullable(),
});
export type CatalogueBenefit = z.infer<typeof CatalogueBenefit>;
const Terms = z.strictObject({
  benefit: z.string(),
  quantity: z.number().nullable(),
  per: BenefitPeriod.nullable(),
  limit: z.number().nullable(),
  class: z.string().nullable(),
});
export type CellTerms = z.infer<typeof Terms>;
const Staff = z.strictObject({ seniority: Seniority, hours: z.number() });

export const BenefitMatrix = z.strictObject({
  /** Null: no policy of benefits was in force on the day. */
  policyId: z.string().nullable(),
  policyName: Both.nullable(),
  version: z.number().int().nullable(),
  sample: z.boolean(),
  asOf: Day,
  /** In the order of the tier policy in force; those that only the benefits name stand behind. */
  levels: z.array(
    z.strictObject({
      id: z.string(),
      name: Both.nullable(),
      /** Null: no mode is said for it. */
      mode: z.enum(['proactive', 'reactive']).nullable(),
      visitDays: z.number().int().nullable(),
      staff: z.array(Staff),
      accounts: z.number().int(),
    }),
  ),
  stages: z.array(z.strictObject({ id: FunnelStage, accounts: z.number().int() })),
  catalogue: z.array(CatalogueBenefit),
  cells: z.array(
    z.strictObject({
      level: z.string(),
      stage: FunnelStage,
      accounts: z.number().int(),
      /** 12-month amount of these accounts. */
      amount: Money,
      benefits: z.array(Terms),
    }),
  ),
  /** Classes of the service-level policy of the day, the best first. */
  classes: z.array(SlaClass),
});
export type BenefitMatrix = z.infer<typeof BenefitMatrix>;

export const benefits = {
  matrix: endpoint({
    method: 'GET',
    path: '/benefits',
    summary: 'Benefits by level and funnel stage, with the accounts in each cell, the catalogue and the classes of service',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: BenefitMatrix,
  }),
};
