import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { CERTAINTIES, EVENT_KINDS, PayloadField } from '../policy/calendar.ts';
import { AsOf, Both, Day, Id, Moment, masked, Page, pageOf } from '../shapes.ts';
import { OUTCOMES } from '../task-outcomes.ts';
import { INTERACTION_KINDS } from './interactions.ts';

/** An event of a calendar in force. */
export const EventInfo = z.strictObject({
  id: z.string(),
  calendarId: z.string(),
  name: Both,
  kind: z.enum(EVENT_KINDS),
  certainty: z.enum(CERTAINTIES),
  source: z.string().nullable(),
  lasts: z.number().int(),
  /** A contact so many days before and after it counts as one on its occasion. */
  contact: z.strictObject({ before: z.number().int(), after: z.number().int() }),
  /** Its calendar is not confirmed yet. */
  sample: z.boolean(),
  /** What a record of it says of an account. */
  payload: z.array(PayloadField),
});
export type EventInfo = z.infer<typeof EventInfo>;

/**
 * `dated`: it comes then, or somebody recorded that it came. Of one that is announced: `expected` ahead, `awaited` in these days, `unrecorded` where
 * they are over and nobody has recorded it.
 */
export const EVENT_DAY_STATES = ['dated', 'expected', 'awaited', 'unrecorded'] as const;
/** Days on which an event comes, with how many customers it concerns. */
export const EventDay = z.strictObject({
  eventId: z.string(),
  on: Day,
  until: Day,
  state: z.enum(EVENT_DAY_STATES),
  /** Of those that the reader sees; null where nobody was worked out: it is not out, or it was before the calendar. */
  accounts: z.number().int().nullable(),
});
export type EventDay = z.infer<typeof EventDay>;

/** How somebody was contacted on an occasion. */
const Contacted = {
  contactedOn: Day.nullable(),
  /** The first two-way contact in its days; null: there was none, or a task of a play alone. */
  by: z.enum(INTERACTION_KINDS).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
};
const Telling = {
  /** Which anniversary it is. */
  years: z.number().int().nullable(),
  /** Whose birthday it is. */
  who: masked('person', z.string()).nullable(),
  /** What was announced of the account, in one line. */
  result: Both.nullable(),
};

/** A customer whom an event concerns. */
export const EventAccount = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  tier: z.string().nullable(),
  owner: z.string().nullable(),
  ...Telling,
  ...Contacted,
});
export type EventAccount = z.infer<typeof EventAccount>;

/** An event at a customer. */
export const AccountEvent = z.strictObject({ eventId: z.string(), name: Both, on: Day, until: Day, ...Telling, ...Contacted });
export type AccountEvent = z.infer<typeof AccountEvent>;

export const eventDays = {
  list: endpoint({
    method: 'GET',
    path: '/event-days',
    summary: 'Key events from one day to another, at most 400 days, with how many customers each concerns',
    needs: 'plays.read',
    input: z.strictObject({ from: Day, to: Day, ...AsOf }),
    output: z.strictObject({
      events: z.array(EventInfo),
      days: z.array(EventDay),
      /** School holidays of the company's calendar. */
      school: z.array(z.strictObject({ name: z.string(), from: Day, to: Day })),
    }),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/event-days/{eventId}/{on}',
    summary: 'Whom an event concerns, who was contacted on it, and what came of it',
    needs: 'plays.read',
    input: z.strictObject({
      eventId: z.string().max(63),
      on: Day,
      reached: z.boolean().optional(),
      ...Page,
      ...AsOf,
    }),
    output: pageOf(EventAccount).extend({
      event: EventInfo,
      on: Day,
      until: Day,
      state: z.enum(EVENT_DAY_STATES),
      accounts: z.number().int(),
      contacted: z.number().int(),
      /** Tasks of plays that the event began. */
      tasks: z.strictObject({ open: z.number().int(), done: z.number().int() }),
    }),
  }),
  ofAccount: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}/event-days',
    summary: 'Key events at a customer, from half a year ago to a year ahead',
    needs: 'plays.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: z.strictObject({ items: z.array(AccountEvent) }),
  }),
  feed: endpoint({
    method: 'GET',
    path: '/calendar-feed',
    summary: 'Whether the caller has an address by which a calendar program reads their key events, and when it was last read',
    needs: 'plays.read',
    input: z.strictObject({}),
    output: z.strictObject({ feed: z.strictObject({ madeAt: Moment, readAt: Moment.nullable() }).nullable() }),
  }),
  makeFeed: endpoint({
    method: 'POST',
    path: '/calendar-feed',
    summary: 'Make the caller’s calendar address, or a new one in place of the old, which ends; it is told once',
    needs: 'plays.read',
    status: 201,
    input: z.strictObject({}),
    /** From the root of the address at which Fulcrum is reached. */
    output: z.strictObject({ path: z.string() }),
  }),
  revokeFeed: endpoint({
    method: 'DELETE',
    path: '/calendar-feed',
    summary: 'End the caller’s calendar address',
    needs: 'plays.read',
    input: z.strictObject({}),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/calendar-feed/content',
    summary: 'What a calendar program reads: the caller’s key events from three months ago to a year ahead as iCalendar (RFC 5545)',
    needs: 'plays.read',
    input: z.strictObject({
      /** Where Fulcrum is reached; without it events lead nowhere. */
      web: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .optional(),
    }),
    output: z.strictObject({ text: z.string() }),
  }),
};
