import * as z from 'zod';
import { Both, Day, Decimal } from '../shapes.ts';

/** What an item of a policy does over the whole base; null where it judges figures that are masked for the reader. */
const SensitiveItem = z.strictObject({
  id: z.string(),
  name: Both,
  /** Accounts whose level would differ without it, and of these those that would stand higher or lower. */
  changed: z.number().int().nullable(),
  higher: z.number().int().nullable(),
  lower: z.number().int().nullable(),
  /** Accounts to which it gives points, or takes some. */
  nonzero: z.number().int().nullable(),
  /** Its points over the base: from the least to the most, their mean and standard deviation. */
  points: z.strictObject({ min: Decimal, max: Decimal, mean: Decimal, deviation: Decimal }).nullable(),
});
export type SensitiveItem = z.infer<typeof SensitiveItem>;

export const Sensitivity = z.strictObject({
  policyId: z.string(),
  policyName: Both,
  version: z.number().int(),
  asOf: Day,
  /** Accounts judged. */
  accounts: z.number().int(),
  /** The item that decides most levels first; items that are masked last. */
  items: z.array(SensitiveItem),
  sample: z.boolean(),
});
export type Sensitivity = z.infer<typeof Sensitivity>;
