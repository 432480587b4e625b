import * as z from 'zod';
import { Both, Day, Id, Money } from '../shapes.ts';

/** By what customers are told apart: tier, lifecycle stage or colour of health. */
export const COMPARED_BY = ['tier', 'stage', 'health'] as const;
export const ComparedBy = z.enum(COMPARED_BY);
export type ComparedBy = z.infer<typeof ComparedBy>;

/** Null: of none, such as not judged yet. */
const Group = z.string().nullable();
const Sum = z.strictObject({ accounts: z.number().int(), amount: Money });

/** The customers that a filter meets on each of two days, by the policies in force on each. */
export const DayComparison = z.strictObject({
  by: ComparedBy,
  from: Day,
  to: Day,
  /** In their order; what the later policy does not know stands behind, those of none last. */
  groups: z.array(z.strictObject({ id: Group, name: Both.nullable(), before: Sum, after: Sum })),
  /** Of those met on both days; those that stayed too. */
  moves: z.array(z.strictObject({ from: Group, to: Group, accounts: z.number().int() })),
  /** Met on the later day alone, and on the earlier alone. */
  entered: Sum,
  left: Sum,
  /** Who is in another group, came or went: up to fifty, by amount; by name for whom amounts are masked. */
  movers: z.array(
    z.strictObject({
      accountId: Id,
      name: z.string(),
      was: z.boolean(),
      is: z.boolean(),
      from: Group,
      to: Group,
      before: Money.nullable(),
      after: Money.nullable(),
    }),
  ),
});
export type DayComparison = z.infer<typeof DayComparison>;
