import * as z from 'zod';
import { StageId, SubscriptionStage } from '../policy/lifecycle.ts';
import { Both, Day, Id } from '../shapes.ts';
import { StayReason } from './lifecycle.ts';

/** What the condition of a stage reads at an account; null: without facts. */
const StageFact = z.strictObject({ metric: z.string(), value: z.string().nullable() });
/** A stage as the draft names it, then as the version in force does where only that has it. */
const NamedStage = z.strictObject({ id: StageId, name: Both });

/** Somebody whom a lifecycle moves, or keeps where he is. */
export const StageMover = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  /** Null: in no stage. */
  from: StageId.nullable(),
  to: StageId.nullable(),
  /** The stage whose condition holds, where something keeps the account from it. */
  wanted: StageId.nullable(),
  kept: StayReason.nullable(),
  /** Of a lifecycle by conditions: what the condition of the stage, or of the one wanted, reads. */
  facts: z.array(StageFact),
  /** Of a lifecycle of subscriptions: the line that speaks for the account, and the day that puts it there; renewed: on which the new term starts. */
  productName: z.string().nullable(),
  on: Day.nullable(),
});
export type StageMover = z.infer<typeof StageMover>;

export const SimulatedStages = z.strictObject({
  policyId: z.string(),
  asOf: Day,
  /** Those of the draft in their order, then those that only the version in force has. */
  stages: z.array(NamedStage),
  /** Stayers too; null: in no stage. `kept`: another stage's condition holds, and something keeps them. */
  moves: z.array(
    z.strictObject({
      from: z.string().nullable(),
      to: z.string().nullable(),
      accounts: z.number().int(),
      kept: z.number().int(),
    }),
  ),
  /** The first of each move and of those kept, by name: at most ten of one, three hundred in all, the largest first. */
  movers: z.array(StageMover),
});
export type SimulatedStages = z.infer<typeof SimulatedStages>;

/** What a lifecycle makes of an account, beside where it stands. */
export const TriedStage = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  /** False: frozen or closed; it stays where it is. */
  judged: z.boolean(),
  from: StageId.nullable(),
  fromSince: Day.nullable(),
  to: StageId.nullable(),
  toSince: Day.nullable(),
  wanted: StageId.nullable(),
  kept: StayReason.nullable(),
  facts: z.array(StageFact),
  /** Whether each exit criterion of the stage is met, in the order of the text. */
  exits: z.array(z.boolean()),
  /** Of a lifecycle of subscriptions, the most urgent first. */
  lines: z.array(
    z.strictObject({
      productName: z.string().nullable(),
      stage: SubscriptionStage,
      on: Day.nullable(),
      nextStage: SubscriptionStage.nullable(),
      nextOn: Day.nullable(),
    }),
  ),
});
export type TriedStage = z.infer<typeof TriedStage>;

export const TriedStages = z.strictObject({
  policyId: z.string(),
  asOf: Day,
  stages: z.array(NamedStage),
  accounts: z.array(TriedStage),
});
export type TriedStages = z.infer<typeof TriedStages>;
