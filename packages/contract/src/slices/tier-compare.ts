import * as z from 'zod';
import { Both, Day, Money } from '../shapes.ts';

/** Null stands for accounts without a level on that day: not judged, or not there yet. */
const LevelId = z.string().nullable();
const DaySide = z.strictObject({
  asOf: Day,
  /** The evaluation in force, and the version that judged: null where none had run. */
  evaluatedOn: Day.nullable(),
  version: z.number().int().nullable(),
  /** Best first; the amount is that of the 12 months up to the day. */
  levels: z.array(z.strictObject({ id: LevelId, accounts: z.number().int(), amount: Money })),
});

/** The base by level on two days, with the policies then in force, and who went where. */
export const TierComparison = z.strictObject({
  policyId: z.string().nullable(),
  policyName: Both.nullable(),
  from: DaySide,
  to: DaySide,
  /** Of the later version, best first; levels that only the earlier one had stand behind. */
  levels: z.array(z.strictObject({ id: z.string(), name: Both })),
  /** The amount is that of the later day. */
  matrix: z.array(z.strictObject({ from: LevelId, to: LevelId, accounts: z.number().int(), amount: Money })),
  up: z.number().int(),
  down: z.number().int(),
  /** Without a level on one of the days, or in one that the later version does not have. */
  other: z.number().int(),
});
export type TierComparison = z.infer<typeof TierComparison>;
