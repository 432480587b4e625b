import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { FunnelStage } from '../policy/benefits.ts';
import { SlaClass } from '../policy/sla.ts';
import { AsOf, Both, Day, Decimal, Id, masked } from '../shapes.ts';
import { Entitlement } from './benefits.ts';
import { EffortChange } from './simulations.ts';

/** What things cost tells what is earned by them. */
const Cost = masked('margin', Decimal);

/** What an account is entitled to by some rules, with what is left of it. */
export const Granted = Entitlement.omit({ told: true, waiting: true });
export type Granted = z.infer<typeof Granted>;
export const TriedBenefits = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  level: z.string().nullable(),
  stage: FunnelStage,
  /** Null: not granted by those rules. In the order of the draft's catalogue, what it lacks behind. */
  items: z.array(z.strictObject({ benefit: z.string(), before: Granted.nullable(), after: Granted.nullable() })),
  /** Of what is granted in a year. */
  costBefore: Cost,
  costAfter: Cost,
});
export type TriedBenefits = z.infer<typeof TriedBenefits>;

const Classes = z.strictObject({ before: z.array(SlaClass), after: z.array(SlaClass) });
const Head = {
  policyId: z.string(),
  asOf: Day,
  /** False: accounts are under another policy of this kind, so the draft changes nothing for them. */
  main: z.boolean(),
  /** Classes of service with their targets, the best first. */
  classes: Classes,
};

/** An account whose benefits differ, by their ids. */
export const GrantMover = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  level: z.string().nullable(),
  stage: FunnelStage,
  gains: z.array(z.string()),
  loses: z.array(z.string()),
  /** Granted before and after, by other terms. */
  changes: z.array(z.string()),
});
export type GrantMover = z.infer<typeof GrantMover>;

export const SimulatedBenefits = z.strictObject({
  ...Head,
  levels: z.array(z.strictObject({ id: z.string(), name: Both.nullable() })),
  /** Accounts by level and funnel stage; null: without a level. */
  cells: z.array(z.strictObject({ level: z.string().nullable(), stage: FunnelStage, accounts: z.number().int() })),
  /** By the matrix alone, floors left out; null where no policy of benefits is in force, nor drafted. */
  effort: EffortChange.nullable(),
  /** Of everything that is granted in a year, floors of running terms kept. */
  granted: z.strictObject({ before: Cost, after: Cost }),
  benefits: z.array(
    z.strictObject({
      id: z.string(),
      name: Both,
      /** Accounts that have it. */
      before: z.number().int(),
      after: z.number().int(),
      gain: z.number().int(),
      lose: z.number().int(),
      change: z.number().int(),
      costBefore: Cost,
      costAfter: Cost,
    }),
  ),
  /** Accounts by class of service. */
  byClass: z.array(z.strictObject({ id: z.string(), before: z.number().int(), after: z.number().int() })),
  /** Accounts that gain, lose or have something by other terms; one may do all three. */
  moved: z.strictObject({ accounts: z.number().int(), gain: z.number().int(), lose: z.number().int(), change: z.number().int() }),
  /** Of them, those who lose most first. */
  movers: z.array(GrantMover),
});
export type SimulatedBenefits = z.infer<typeof SimulatedBenefits>;

/** The stored draft of this id, else its version in force; or the text itself: of benefits, or of service levels. */
const Draft = { id: z.string().max(63).optional(), yaml: z.string().max(500_000).optional(), ...AsOf };

export const benefitDrafts = {
  tryOutBenefits: endpoint({
    method: 'POST',
    path: '/policies/try-out-benefits',
    summary: 'What benefits or service levels, as a draft or a text, would entitle up to three accounts to, beside what they have',
    needs: 'policies.read',
    kind: 'query',
    /** Without accounts: the largest, each of another level. */
    input: z.strictObject({ ...Draft, accounts: z.array(Id).max(3).optional() }),
    output: z.strictObject({ ...Head, accounts: z.array(TriedBenefits) }),
  }),
  simulateBenefits: endpoint({
    method: 'POST',
    path: '/policies/simulate-benefits',
    summary: 'What benefits or service levels, as a draft or a text, would grant to the base and ask of people, beside what is in force',
    needs: 'policies.simulate',
    kind: 'query',
    input: z.strictObject(Draft),
    output: SimulatedBenefits,
  }),
};
