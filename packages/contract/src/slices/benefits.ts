import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { BenefitKind, BenefitPeriod, FunnelStage, Seniority } from '../policy/benefits.ts';
import { SlaClass } from '../policy/sla.ts';
import { AsOf, Both, Day, Decimal, Id, LongText, Moment, Money, masked, Page, pageOf, Text } from '../shapes.ts';

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
export const CellTerms = z.strictObject({
  benefit: z.string(),
  quantity: z.number().nullable(),
  per: BenefitPeriod.nullable(),
  limit: z.number().nullable(),
  class: z.string().nullable(),
});
export type CellTerms = z.infer<typeof CellTerms>;
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
      benefits: z.array(CellTerms),
    }),
  ),
  /** The service-level policy of the day; null: there was none. */
  slaId: z.string().nullable(),
  /** Its classes, the best first. */
  classes: z.array(SlaClass),
});
export type BenefitMatrix = z.infer<typeof BenefitMatrix>;

/** Terms as they hold for one account, with what came of them. */
export const Entitlement = z.strictObject({
  benefit: z.string(),
  name: Both,
  kind: BenefitKind,
  unit: Both,
  drives: FunnelStage,
  quantity: z.number().nullable(),
  per: BenefitPeriod.nullable(),
  limit: z.number().nullable(),
  class: z.string().nullable(),
  className: Both.nullable(),
  /** Of what is granted in a year. */
  yearlyCost: Cost,
  /** The running term whose promise is more than the level in force grants: a floor until it ends. */
  floor: z
    .strictObject({
      level: z.string(),
      /** Null: the term has none, or the reader does not read contracts. */
      number: z.string().nullable(),
      startsOn: Day,
      endsOn: Day,
    })
    .nullable(),
  /** The calendar period that the day is in. */
  from: Day,
  until: Day,
  used: Decimal,
  /** Asked for in the period and not yet decided. */
  waiting: Decimal,
  /** Of a quantity: what is left in the period. */
  left: Decimal.nullable(),
  /** The last notice that stands. */
  told: z.strictObject({ id: Id, on: Day, contactName: masked('person', z.string()).nullable(), by: z.string().nullable() }).nullable(),
});
export type Entitlement = z.infer<typeof Entitlement>;

export const OFFER_STATES = ['requested', 'approved', 'refused', 'ended'] as const;
export const BenefitOffer = z.strictObject({
  id: Id,
  name: z.string(),
  benefit: z.string(),
  levels: z.array(z.string()),
  from: Day,
  until: Day,
  unitCost: Cost,
  budget: Cost,
  /** Counted of what was used. */
  spent: Cost,
  left: Cost,
  reason: z.string(),
  state: z.enum(OFFER_STATES),
  askedBy: z.string().nullable(),
  /** The approval that it was asked for with, if it was. */
  approvalId: Id.nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  /** Ended before its last day: nobody's from that day on. */
  ended: z.strictObject({ on: Day, by: z.string().nullable(), why: z.string() }).nullable(),
  recordedAt: Moment,
});
export type BenefitOffer = z.infer<typeof BenefitOffer>;

export const AccountBenefits = z.strictObject({
  policyId: z.string().nullable(),
  version: z.number().int().nullable(),
  sample: z.boolean(),
  asOf: Day,
  level: z.string().nullable(),
  levelName: Both.nullable(),
  stage: FunnelStage,
  items: z.array(Entitlement),
  /** Of a year: what is granted, and what was used since it began. */
  grantedCost: Cost,
  usedCost: Cost,
  /** Offers that are open to it on the day. */
  offers: z.array(BenefitOffer),
});
export type AccountBenefits = z.infer<typeof AccountBenefits>;

export const USE_STATES = ['used', 'requested', 'approved', 'refused', 'taken_back'] as const;
export const BenefitUse = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  benefit: z.string(),
  benefitName: Both.nullable(),
  unit: Both.nullable(),
  offerName: z.string().nullable(),
  quantity: Decimal,
  cost: Cost,
  on: Day,
  note: z.string().nullable(),
  state: z.enum(USE_STATES),
  reason: z.string().nullable(),
  askedBy: z.string().nullable(),
  approvalId: Id.nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  /** Recorded by mistake, or no longer asked for: counts no more from that day on. */
  takenBack: z.strictObject({ on: Day, by: z.string().nullable(), why: z.string() }).nullable(),
  recordedAt: Moment,
  /** The training session whose attendance used it. */
  sessionId: Id.nullable(),
});
export type BenefitUse = z.infer<typeof BenefitUse>;
const Quantity = Decimal.refine((text) => Number(text) > 0 && Number(text) < 1e9);

export const benefits = {
  account: endpoint({
    method: 'GET',
    path: '/benefits/account',
    summary: 'What an account is entitled to on a day: by its level and stage, and by the promises of running terms; told, used and left',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: AccountBenefits,
  }),
  uses: endpoint({
    method: 'GET',
    path: '/benefits/uses',
    summary: 'What was used and asked for, newest first: of an account, or of all that the caller meets',
    needs: 'accounts.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id.optional(), state: z.enum(USE_STATES).optional() }),
    output: pageOf(BenefitUse),
  }),
  tell: endpoint({
    method: 'POST',
    path: '/benefits/tell',
    summary: 'Record that a customer was told of a benefit',
    needs: 'facts.write',
    input: z.strictObject({
      accountId: Id,
      benefit: z.string().max(40),
      contactId: Id.optional(),
      on: Day.optional(),
      note: LongText.optional(),
    }),
    output: z.strictObject({ id: Id }),
  }),
  use: endpoint({
    method: 'POST',
    path: '/benefits/use',
    summary: 'Record a use; above what the account is entitled to it becomes a request, and needs a reason',
    needs: 'facts.write',
    input: z.strictObject({
      accountId: Id,
      benefit: z.string().max(40),
      quantity: Quantity,
      on: Day.optional(),
      note: LongText.optional(),
      /** Counts against the budget of this offer instead of the entitlement. */
      offerId: Id.optional(),
      reason: Text.optional(),
    }),
    output: BenefitUse,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/benefits/uses/{id}/take-back',
    summary: 'Take back a use that was recorded by mistake, or a request that is no longer wanted',
    needs: 'facts.write',
    input: z.strictObject({ accountId: Id, id: Id, reason: Text }),
    output: BenefitUse,
  }),
  takeBackNotice: endpoint({
    method: 'POST',
    path: '/benefits/notices/{id}/take-back',
    summary: 'Take back that a customer was told of a benefit',
    needs: 'facts.write',
    input: z.strictObject({ accountId: Id, id: Id, reason: Text }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  offers: endpoint({
    method: 'GET',
    path: '/benefits/offers',
    summary: 'Offers for a time, newest first, with what is left of their budgets',
    needs: 'policies.read',
    input: z.strictObject({ ...Page }),
    output: pageOf(BenefitOffer),
  }),
  proposeOffer: endpoint({
    method: 'POST',
    path: '/benefits/offers',
    summary: 'Propose an offer for a time: nobody has it until somebody else approves',
    needs: 'policies.edit',
    input: z.strictObject({
      name: Text,
      benefit: z.string().max(40),
      levels: z.array(z.string().max(12)).min(1).max(12),
      from: Day,
      until: Day,
      unitCost: Quantity,
      budget: Quantity,
      reason: Text,
    }),
    output: BenefitOffer,
  }),
  endOffer: endpoint({
    method: 'POST',
    path: '/benefits/offers/{id}/end',
    summary: 'End an offer before its last day, or withdraw one that waits',
    needs: 'policies.edit',
    input: z.strictObject({ id: Id, reason: Text }),
    output: BenefitOffer,
  }),
  matrix: endpoint({
    method: 'GET',
    path: '/benefits',
    summary: 'Benefits by level and funnel stage, with the accounts in each cell, the catalogue and the classes of service',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: BenefitMatrix,
  }),
};
