import * as z from 'zod';
import { Day, Id } from '../shapes.ts';
import { REQUEST_CLOCKS, RequestKind } from './request-shapes.ts';

const Count = z.number().int();
const Rate = z.number().nullable();
/**
 * Solved in the first answer: at most one answer, no word of the customer between it and the solution, and not open again within seven days of it.
 * Of what was solved in the span and whose seven days are over.
 */
const FirstContact = { solved: Count, first: Count, /** first ÷ solved; null where none was solved. */ rate: Rate };

const Handling = { requests: Count, medianMs: Rate, p90Ms: Rate };
/**
 * Time that people worked at the requests first solved in the span, in plain time: had them before them, or talked about them by phone, what is both once;
 * of all people of a request, and of each person by themselves. Of requests that somebody was seen at.
 */
export const HandlingFigures = z.strictObject({
  all: z.strictObject(Handling),
  kinds: z.array(z.strictObject({ kind: RequestKind, ...Handling })),
  /** The most requests first: at most 100. */
  people: z.array(z.strictObject({ id: Id, name: z.string(), ...Handling })),
});
export type HandlingFigures = z.infer<typeof HandlingFigures>;

/** How the desk did in a span of days, both included, of requests that the reader sees. Times are open time of the class of service, ms. */
export const RequestFigures = z.strictObject({
  from: Day,
  to: Day,
  /** What was open at the end of the day before and of the last day; before + opened + reopened − ended = after. */
  backlog: z.strictObject({ before: Count, opened: Count, reopened: Count, ended: Count, after: Count }),
  /** Of what is open at the end: since how many days. */
  ages: z.strictObject({ day: Count, three: Count, week: Count, older: Count }),
  /** Of usage questions alone: what needs a repair is another matter. */
  firstContact: z.strictObject(FirstContact),
  clocks: z.array(
    z.strictObject({
      clock: z.enum(REQUEST_CLOCKS),
      /** Ended in the span in time, and passed their time in it, ended or not. */
      met: Count,
      breached: Count,
      /** met ÷ (met + breached). */
      rate: Rate,
      medianMs: z.number().nullable(),
      p90Ms: z.number().nullable(),
    }),
  ),
  /** Reopened in the span ÷ first solved in it. */
  reopenRate: Rate,
  /** From the search to the answer that used the article found by it, in plain time; of answers of the span whose search is known. */
  searchToAnswer: z.strictObject({ answers: Count, medianMs: z.number().nullable(), p90Ms: z.number().nullable() }),
  handling: HandlingFigures,
  /** Answers of the span; satisfied are those with 4 or 5 of 5. */
  ratings: z.strictObject({ answers: Count, satisfied: Count, rate: Rate }),
  kinds: z.array(z.strictObject({ kind: RequestKind, opened: Count, ...FirstContact })),
  /** Who solved, the most first: at most 100. */
  people: z.array(z.strictObject({ id: Id, name: z.string(), open: Count, ...FirstContact, breached: Count })),
  days: z.array(z.strictObject({ on: Day, opened: Count, ended: Count })),
});
export type RequestFigures = z.infer<typeof RequestFigures>;
