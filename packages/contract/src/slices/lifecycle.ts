import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { SubscriptionStage } from '../policy/lifecycle.ts';
import { AsOf, Both, Day, Id, Money, Page, pageOf } from '../shapes.ts';

/** A stage as the policy in force names it, in its order. */
const Stage = z.strictObject({
  id: SubscriptionStage,
  name: Both,
  expectedDays: z.number().int().nullable(),
  exit: z.array(Both),
});
const Spell = z.strictObject({ stage: SubscriptionStage, from: Day, until: Day.nullable() });

/** What an account subscribes to, with where it stands and what comes next. */
export const SubscriptionLine = z.strictObject({
  /** Null: of no product, or of one that the reader does not read. */
  productId: Id.nullable(),
  productName: z.string().nullable(),
  stage: SubscriptionStage,
  since: Day,
  days: z.number().int(),
  /** What comes if nobody does anything; without a day where it waits for a delivery. */
  nextStage: SubscriptionStage.nullable(),
  nextOn: Day.nullable(),
  /** Of the governing term. */
  number: z.string().nullable(),
  signedOn: Day,
  startsOn: Day,
  endsOn: Day.nullable(),
  deliveredOn: Day.nullable(),
  renewalOn: Day.nullable(),
  /** Renewed after the term before was over: 逾期续约. */
  late: z.boolean(),
  history: z.array(Spell),
});
export type SubscriptionLine = z.infer<typeof SubscriptionLine>;

export const lifecycle = {
  overview: endpoint({
    method: 'GET',
    path: '/lifecycle',
    summary: 'The base by lifecycle stage: accounts, lines and recurring revenue',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      policyId: z.string().nullable(),
      policyName: Both.nullable(),
      version: z.number().int().nullable(),
      sample: z.boolean(),
      asOf: Day,
      /** The latest day judged up to that day. */
      judgedOn: Day.nullable(),
      stages: z.array(Stage.extend({ accounts: z.number().int(), lines: z.number().int(), arr: Money })),
      /** Accounts that subscribe to nothing. */
      without: z.number().int(),
    }),
  }),
  account: endpoint({
    method: 'GET',
    path: '/lifecycle/account',
    summary: 'Stage of an account, its lines with their dates, what comes next, and how they came there',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: z.strictObject({
      policyId: z.string().nullable(),
      asOf: Day,
      stage: SubscriptionStage.nullable(),
      since: Day.nullable(),
      stages: z.array(Stage),
      lines: z.array(SubscriptionLine),
    }),
  }),
  flow: endpoint({
    method: 'GET',
    path: '/lifecycle/flow',
    summary: 'Lines that went from stage to stage in a period, and how long they had stayed',
    needs: 'policies.read',
    input: z.strictObject({ from: Day, to: Day }),
    output: z.strictObject({
      from: Day,
      to: Day,
      /** Null: it was new, or went into another line. */
      moves: z.array(z.strictObject({ from: SubscriptionStage.nullable(), to: SubscriptionStage.nullable(), lines: z.number().int() })),
      /** Of stays that ended in the period. */
      stays: z.array(z.strictObject({ stage: SubscriptionStage, lines: z.number().int(), medianDays: z.number(), p90Days: z.number() })),
    }),
  }),
  stuck: endpoint({
    method: 'GET',
    path: '/lifecycle/stuck',
    summary: 'Lines that are in a stage for longer than expected, the furthest over first',
    needs: 'accounts.read',
    input: z.strictObject({ ...Page, ...AsOf, stage: SubscriptionStage.optional() }),
    output: pageOf(
      z.strictObject({
        accountId: Id,
        accountName: z.string(),
        ownerName: z.string().nullable(),
        productName: z.string().nullable(),
        stage: SubscriptionStage,
        since: Day,
        days: z.number().int(),
        expectedDays: z.number().int(),
      }),
    ),
  }),
};
