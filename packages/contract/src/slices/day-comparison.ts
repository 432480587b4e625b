import * as z from 'zod';
import { Both, Day, Id, Money } from '../shapes.ts';

/** By what customers are told apart: tier, lifecycle stage or colour of health. */
export const COMPARED_BY = ['tier', 'stage', 'health'] as const;
export const ComparedBy = z.enum(COMPARED_BY);
export type ComparedBy = z.infer<typeof ComparedBy>;

/** Null: of none, such as not judged yet. */
const Group = z.string().nullable();
const Sum = z.strictObject({ accounts: z.number().int(), amount: Money });
const DaySide = z.strictObject({
  asOf: Day,
  /** The evaluation in force, and the version that judged: null where none had run. */
  evaluatedOn: Day.nullable(),
  version: z.number().int().nullable(),
});

/** The customers that a filter meets on each of two days, by the policies in force on each. */
export const DayComparison = z.strictObject({
  by: ComparedBy,
  /** The policy in force on the later day. */
  policyId: z.string().nullable(),
  policyName: Both.nullable(),
  from: DaySide,
  to: DaySide,
  /** In their order; what the later policy does not know stands behind, those of none last. */
  groups: z.array(z.strictObject({ id: Group, name: Both.nullable(), before: Sum, after: Sum })),
  /** Of those met on both days; those that stayed too. The amounts are theirs on either day. */
  moves: z.array(z.strictObject({ from: Group, to: Group, accounts: z.number().int(), before: Money, after: Money })),
  /**
   * How many of those met on both days went up and down in the order of the later policy; `other` was or is in a group that it does not
   * order, or in none. Null by stage: a later stage is no better one.
   */
  ways: z.strictObject({ up: z.number().int(), down: z.number().int(), other: z.number().int() }).nullable(),
  /** Met on the later day alone, and on the earlier alone. */
  entered: Sum,
  left: Sum,
});
export type DayComparison = z.infer<typeof DayComparison>;

/** Who is in another group, came or went. */
export const DayMover = z.strictObject({
  accountId: Id,
  name: z.string(),
  was: z.boolean(),
  is: z.boolean(),
  from: Group,
  to: Group,
  before: Money.nullable(),
  after: Money.nullable(),
});
export type DayMover = z.infer<typeof DayMover>;
