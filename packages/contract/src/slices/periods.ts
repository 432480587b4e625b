import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Moment, Money, Page, pageOf, Text } from '../shapes.ts';

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Four readings of a month side by side; null where nothing of the kind is kept. */
const FIGURES = { ordered: Money.nullable(), signed: Money.nullable(), received: Money.nullable(), recognised: Money.nullable() };
export const PeriodFigures = z.strictObject(FIGURES);
export type PeriodFigures = z.infer<typeof PeriodFigures>;
export const Period = z.strictObject({
  month: Month,
  state: z.enum(['open', 'closed']),
  /** How often it was closed. */
  closing: z.number().int(),
  closedAt: Moment.nullable(),
  closedBy: z.string().nullable(),
  note: z.string().nullable(),
  /** The day by which it should be closed. */
  dueOn: Day,
  /** What the facts of the month come to today. */
  now: PeriodFigures,
  /** What they came to when the month was last closed. */
  frozen: PeriodFigures.nullable(),
  /** Accounts whose figures differ from those of the last closing. */
  differing: z.number().int(),
});
export type Period = z.infer<typeof Period>;

export const periods = {
  list: endpoint({
    method: 'GET',
    path: '/periods',
    summary: 'Months, the latest first, with their figures now and at their closing',
    needs: 'orders.read',
    input: z.strictObject({ from: Month.optional(), to: Month.optional() }),
    output: z.strictObject({ closingDay: z.number().int(), items: z.array(Period) }),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/periods/{month}/accounts',
    summary: 'A closed month account by account: figures at closing and now, those that differ first',
    needs: 'orders.read',
    input: z.strictObject({ month: Month, limit: Page.limit, cursor: Page.cursor }),
    output: pageOf(
      z.strictObject({ accountId: Id, accountName: z.string(), now: PeriodFigures, frozen: PeriodFigures, differs: z.boolean() }),
    ),
  }),
  close: endpoint({
    method: 'POST',
    path: '/periods/{month}/close',
    summary: 'Close a month: its money facts can no longer be changed',
    needs: 'periods.close',
    input: z.strictObject({ month: Month, note: Text.optional() }),
    output: Period,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/periods/{month}/reopen',
    summary: 'Reopen a closed month, with a reason',
    needs: 'periods.close',
    input: z.strictObject({ month: Month, reason: Text.min(4) }),
    output: Period,
  }),
  setClosingDay: endpoint({
    method: 'PUT',
    path: '/periods/closing-day',
    summary: 'Set the day of the following month by which a month should be closed',
    needs: 'periods.close',
    input: z.strictObject({ day: z.number().int().min(1).max(28) }),
    output: z.strictObject({ day: z.number().int() }),
  }),
};
