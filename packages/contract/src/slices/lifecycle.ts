import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { LifecyclePhase, StageId, SubscriptionStage } from '../policy/lifecycle.ts';
import { AsOf, Both, Day, Id, Money, Page, pageOf } from '../shapes.ts';

/** A stage as the policy in force names it, in its order. */
const Stage = z.strictObject({
  id: StageId,
  name: Both,
  /** Null: the lifecycle has no tracks. */
  track: StageId.nullable(),
  phase: LifecyclePhase.nullable(),
  /** The course ends here without what it aimed at. */
  lost: z.boolean(),
  expectedDays: z.number().int().nullable(),
  exit: z.array(Both),
});
const Track = z.strictObject({ id: StageId, name: Both });
const Model = z.enum(['subscription', 'conditions']);
const Spell = z.strictObject({ stage: StageId, from: Day, until: Day.nullable() });

/** Why an account stays although another stage's condition holds: that stage may not follow, or an exit criterion is not met. */
export const StayReason = z.enum(['order', 'exit']);
export type StayReason = z.infer<typeof StayReason>;

/** Where conditions put an account, and what it takes to go on. */
export const LifecycleCourse = z.strictObject({
  track: Track.nullable(),
  /** The exit criteria of its stage, by what is known on the day. */
  exits: z.array(z.strictObject({ name: Both, met: z.boolean() })),
  /** The stage is not left before they are met. */
  holds: z.boolean(),
  /** Null: nothing keeps it from going further. */
  kept: z.strictObject({ from: StageId, reason: StayReason }).nullable(),
  /** Stages that may follow; null: any. */
  followedBy: z.array(StageId).nullable(),
  history: z.array(Spell),
});
export type LifecycleCourse = z.infer<typeof LifecycleCourse>;

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
      model: Model.nullable(),
      tracks: z.array(Track),
      version: z.number().int().nullable(),
      sample: z.boolean(),
      asOf: Day,
      /** The latest day judged up to that day. */
      judgedOn: Day.nullable(),
      stages: z.array(
        Stage.extend({
          accounts: z.number().int(),
          lines: z.number().int(),
          arr: Money,
          /** Accounts that the latest evaluation kept in it although another stage's condition holds; null on a day of the past. */
          kept: z.number().int().nullable(),
        }),
      ),
      /** Accounts that subscribe to nothing, or that no stage takes. */
      without: z.number().int(),
    }),
  }),
  account: endpoint({
    method: 'GET',
    path: '/lifecycle/account',
    summary: 'Stage of an account, its lines with their dates or its exit criteria, what comes next, and how it came there',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: z.strictObject({
      policyId: z.string().nullable(),
      model: Model.nullable(),
      asOf: Day,
      stage: StageId.nullable(),
      since: Day.nullable(),
      stages: z.array(Stage),
      /** Of a lifecycle of subscriptions. */
      lines: z.array(SubscriptionLine),
      /** Of a lifecycle by conditions. */
      course: LifecycleCourse.nullable(),
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
      moves: z.array(z.strictObject({ from: StageId.nullable(), to: StageId.nullable(), lines: z.number().int() })),
      /** Of stays that ended in the period. */
      stays: z.array(z.strictObject({ stage: StageId, lines: z.number().int(), medianDays: z.number(), p90Days: z.number() })),
    }),
  }),
  stuck: endpoint({
    method: 'GET',
    path: '/lifecycle/stuck',
    summary: 'Lines that are in a stage for longer than expected, the furthest over first',
    needs: 'accounts.read',
    input: z.strictObject({ ...Page, ...AsOf, stage: StageId.optional() }),
    output: pageOf(
      z.strictObject({
        accountId: Id,
        accountName: z.string(),
        ownerName: z.string().nullable(),
        productName: z.string().nullable(),
        stage: StageId,
        since: Day,
        days: z.number().int(),
        expectedDays: z.number().int(),
      }),
    ),
  }),
};
