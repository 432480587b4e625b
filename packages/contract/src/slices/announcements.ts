import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { EventId } from '../policy/calendar.ts';
import { RecordDay } from '../records/record-endpoints.ts';
import { CustomValues, Id, LongText } from '../shapes.ts';

export const MOST_LINES = 5000;
/** What is said of an account; text is read by the field's type, a choice by its id or name. */
const Said = CustomValues;
const Reason = LongText.min(1);
const Of = { event: EventId, publishedOn: RecordDay };

/** Records that an announced event has come about, with everybody whom it touches. */
export const announcements = {
  publish: endpoint({
    method: 'POST',
    path: '/key-events/publish',
    summary: 'Record that an announced event is out, with the accounts that it touches and what it says of each',
    needs: 'facts.write',
    input: z.strictObject({
      ...Of,
      link: z
        .url({ protocol: /^https?$/ })
        .max(200)
        .optional(),
      note: LongText.min(1).optional(),
      /** A line a subject: an account may have several. Its code, or its name where only one is called so. */
      lines: z
        .array(z.strictObject({ account: z.string().trim().min(1).max(200), says: Said.default({}) }))
        .min(1)
        .max(MOST_LINES)
        .optional(),
      /** Every account of a segment, of each the same. */
      segment: z.strictObject({ id: Id, says: Said.default({}) }).optional(),
    }),
    output: z.strictObject({
      recorded: z.number().int(),
      /** Lines that were recorded before. */
      unchanged: z.number().int(),
      accounts: z.number().int(),
    }),
  }),
  correct: endpoint({
    method: 'POST',
    path: '/key-events/correct',
    summary: 'What an announcement says of an account is something else: lines that it says no more are withdrawn, with the reason',
    needs: 'facts.write',
    input: z.strictObject({ ...Of, accountId: Id, reason: Reason, lines: z.array(Said).min(1).max(100) }),
    output: z.strictObject({ recorded: z.number().int(), withdrawn: z.number().int() }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/key-events/withdraw',
    summary: 'Withdraw what was recorded on a day, of one account or of all that the caller may change; it stays on record with the reason',
    needs: 'facts.write',
    input: z.strictObject({ ...Of, accountId: Id.optional(), reason: Reason }),
    output: z.strictObject({ withdrawn: z.number().int() }),
  }),
};
