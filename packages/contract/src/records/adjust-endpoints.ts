import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Money, Text } from '../shapes.ts';
import { MoneyValue, RecordDay } from './record-endpoints.ts';
import type { RecordType } from './record-type.ts';

/** What a record was booked at, what corrected it since, and what it stands at with that. */
export const Adjustments = z.strictObject({
  booked: Money,
  standing: Money,
  currency: z.string(),
  items: z.array(z.strictObject({ id: Id, code: z.string().nullable(), happenedOn: Day, amount: Money, note: z.string().nullable() })),
});
export type Adjustments = z.infer<typeof Adjustments>;
export const Adjusted = z.strictObject({ id: Id, code: z.string().nullable(), happenedOn: Day, difference: Money });

/** Corrections of a type of the books by further records in an open month. */
export function adjustEndpoints(type: RecordType) {
  const path = `/${type.entity}/{id}/adjustments` as const;
  const name = type.oneName.en.toLowerCase();
  return {
    adjustments: endpoint({
      method: 'GET',
      path,
      summary: `What a record was booked at and what corrected it since: ${name}`,
      needs: type.needs.read,
      input: z.strictObject({ id: Id }),
      output: Adjustments,
    }),
    adjust: endpoint({
      method: 'POST',
      path,
      summary: `Correct by a dated adjustment, as closed months ask: ${name}`,
      needs: type.needs.write,
      status: 201,
      input: z.strictObject({
        id: Id,
        /** What it should have come to; the adjustment is this less what it stands at. */
        amount: MoneyValue,
        /** Defaults to today; its month must be open, and not before the day of what it corrects. */
        happenedOn: RecordDay.optional(),
        reason: Text,
      }),
      output: Adjusted,
    }),
  };
}
