import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, LongText, Moment, Money, Page, pageOf, Text } from '../shapes.ts';

/** `due`: a month that is over has no report. */
export const RESIDENT_VIEWS = ['running', 'due', 'ended'] as const;
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Monday is 1, as ISO 8601 has it. */
const Weekdays = z.array(z.number().int().min(1).max(7)).min(1).max(7);
const Cost = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/);

export const Resident = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  /** One of ours, or of a provider, who signs in here; null: somebody known by name. */
  personId: Id.nullable(),
  name: z.string(),
  /** Whose person it is where it is not ours. */
  providerId: Id.nullable(),
  providerName: z.string().nullable(),
  weekdays: Weekdays,
  startsOn: Day,
  /** The last day; null: until further notice. */
  endsOn: Day.nullable(),
  duties: z.string(),
  dayCost: Money,
  /** Months that are over and have no report. */
  due: z.number().int(),
  revision: z.number().int(),
});
export type Resident = z.infer<typeof Resident>;

export const ResidentMonth = z.strictObject({
  month: Month,
  /** Days by the weekdays that were agreed. */
  planned: z.number().int(),
  state: z.enum(['running', 'due', 'filed']),
  days: z.number().int().nullable(),
  /** Requests solved and orders delivered at the customer in the month by this person, as they stood when the report was filed. */
  requests: z.number().int().nullable(),
  orders: z.number().int().nullable(),
  notes: z.string(),
  /** What changes in the customer's trade, as seen from there. */
  changes: z.string(),
  cost: Money.nullable(),
  /** The interaction that holds what was noticed. */
  interactionId: Id.nullable(),
  filedByName: z.string().nullable(),
  filedAt: Moment.nullable(),
});
export type ResidentMonth = z.infer<typeof ResidentMonth>;
export const ResidentTold = Resident.extend({ months: z.array(ResidentMonth), mayWrite: z.boolean() });
export type ResidentTold = z.infer<typeof ResidentTold>;

const Fields = {
  personId: Id.nullable().optional(),
  name: Text.optional(),
  providerId: Id.nullable().optional(),
  weekdays: Weekdays.optional(),
  endsOn: Day.nullable().optional(),
  duties: LongText.optional(),
  dayCost: Cost.optional(),
};

export const residents = {
  list: endpoint({
    method: 'GET',
    path: '/residents',
    summary: 'Who is resident at customers, ours or a provider’s, the latest first',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, view: z.enum(RESIDENT_VIEWS).optional(), accountId: Id.optional() }),
    output: pageOf(Resident),
  }),
  get: endpoint({
    method: 'GET',
    path: '/residents/{id}',
    summary: 'One resident with the months and their reports, the latest first',
    needs: 'facts.read',
    input: z.strictObject({ id: Id }),
    output: ResidentTold,
  }),
  add: endpoint({
    method: 'POST',
    path: '/residents',
    summary: 'Station somebody at a customer: who, on which weekdays, from when, with which duties, at what cost a day',
    needs: 'facts.write',
    status: 201,
    input: z.strictObject({ ...Fields, accountId: Id, startsOn: Day, weekdays: Weekdays, dayCost: Cost }),
    output: ResidentTold,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/residents/{id}',
    summary: 'Change who is resident, on which days, until when, or what a day costs from the next report on',
    needs: 'facts.write',
    input: z.strictObject({ ...Fields, id: Id, revision: z.number().int() }),
    output: ResidentTold,
  }),
  file: endpoint({
    method: 'POST',
    path: '/residents/{id}/reports',
    summary: 'File the report of a month: days present, what was seen; its days become a service cost of the customer',
    needs: 'facts.write',
    status: 201,
    input: z.strictObject({
      id: Id,
      month: Month,
      days: z.number().int().min(0).max(31),
      notes: LongText.default(''),
      changes: LongText.default(''),
    }),
    output: ResidentTold,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/residents/{id}/reports/{month}/withdraw',
    summary: 'Take a report back, its cost by an opposite one, so that it can be filed right',
    needs: 'facts.write',
    input: z.strictObject({ id: Id, month: Month, reason: LongText.min(1) }),
    output: ResidentTold,
  }),
};
