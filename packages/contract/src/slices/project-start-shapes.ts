import * as z from 'zod';
import { Both, Day, Id } from '../shapes.ts';

/** What the days count from: the contract of the product, its order, a day that somebody gave, or the day on which it was begun. */
export const START_BASES = ['contract', 'order', 'given', 'begun'] as const;

const Named = { stepId: z.string(), name: Both };
/** What all may read of the start of a project, the customer too. */
export const StartProgress = z.strictObject({
  /** That of the run of the procedure. */
  id: Id,
  name: Both,
  productName: z.string().nullable(),
  state: z.enum(['running', 'done', 'stopped']),
  startsOn: Day,
  begunOn: Day,
  endedOn: Day.nullable(),
  /** The first milestone that is worth something, reached. */
  firstValueOn: Day.nullable(),
  milestones: z.array(
    z.strictObject({
      ...Named,
      firstValue: z.boolean(),
      plannedOn: Day,
      reachedOn: Day.nullable(),
      /** Days after the plan: until it was reached, or today; 0 where it is in time. */
      daysLate: z.number().int(),
    }),
  ),
});
export type StartProgress = z.infer<typeof StartProgress>;

export const ProjectStart = StartProgress.extend({
  accountId: Id,
  accountName: z.string(),
  productId: Id.nullable(),
  basis: z.enum(START_BASES),
  /** Days since it counts: until the first value, until its end, or until today. */
  days: z.number().int(),
  /** The last milestone reached and the first that is not. */
  reached: z.strictObject(Named).nullable(),
  next: z.strictObject({ ...Named, plannedOn: Day, daysLate: z.number().int() }).nullable(),
  mayPlan: z.boolean(),
});
export type ProjectStart = z.infer<typeof ProjectStart>;

/** Days from start to first value of those that reached it within 12 months, and those under way that have not. */
const Figures = { reached: z.number().int(), medianDays: z.number().nullable(), waiting: z.number().int() };
export const StartFigures = z.strictObject({
  asOf: Day,
  ...Figures,
  running: z.number().int(),
  /** Starts under way with a milestone past its planned day. */
  late: z.number().int(),
  products: z.array(z.strictObject({ productId: Id.nullable(), productName: z.string().nullable(), ...Figures })),
});
export type StartFigures = z.infer<typeof StartFigures>;
