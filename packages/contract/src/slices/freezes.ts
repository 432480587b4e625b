import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Moment, Page, pageOf } from '../shapes.ts';
import { AccountSelection } from './accounts.ts';

const Reason = z.string().trim().min(1).max(500);
/** An account that is not judged anew: tier, stage and health stay what they are. */
export const Freeze = z.strictObject({
  id: Id,
  accountId: Id,
  accountCode: z.string(),
  accountName: z.string(),
  reason: z.string(),
  from: Day,
  /** The last day on which it holds; null: until it is ended by hand. */
  until: Day.nullable(),
  setBy: z.string().nullable(),
  setAt: Moment,
  /** The first day on which it no longer held. */
  endedOn: Day.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type Freeze = z.infer<typeof Freeze>;

export const freezes = {
  list: endpoint({
    method: 'GET',
    path: '/freezes',
    summary: 'Frozen accounts: of an account or of all that the caller meets, on a day',
    needs: 'accounts.read',
    /** `all`: also those that have ended by the day. */
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id.optional(), all: z.boolean().optional() }),
    output: pageOf(Freeze),
  }),
  set: endpoint({
    method: 'POST',
    path: '/freezes',
    summary: 'Freeze accounts from today on, until a day or until it is ended; closed ones are passed over',
    needs: 'levels.override',
    input: z.strictObject({ ...AccountSelection, reason: Reason, until: Day.nullable() }),
    output: z.strictObject({ frozen: z.number().int() }),
  }),
  end: endpoint({
    method: 'POST',
    path: '/freezes/end',
    summary: 'End the freeze of accounts: the next evaluation judges them again',
    needs: 'levels.override',
    input: z.strictObject({ ...AccountSelection, reason: Reason }),
    output: z.strictObject({ ended: z.number().int() }),
  }),
};
