import * as z from 'zod';
import { Both, Day, Text } from '../shapes.ts';
import { Condition } from './condition.ts';
import { ServedObjectives } from './served.ts';

const Month = z.number().int().min(1).max(12);
const DayOfMonth = z.number().int().min(1).max(31);
/** Days before (below zero) or after something. */
const Apart = z.number().int().min(-366).max(366);
export const EventId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export type EventId = z.infer<typeof EventId>;

/** The solar terms that people keep. */
export const SOLAR_TERMS = ['qingming', 'winter_solstice'] as const;

/** Days on which something happens again. A day that a month lacks is its last one. */
export const Recurrence = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('year'), month: Month, day: DayOfMonth }),
  z.strictObject({ every: z.literal('month'), months: z.array(Month).min(1).max(12).optional(), day: DayOfMonth }),
  /** The nth weekday of months, Monday 1; −1 is the last. */
  z.strictObject({
    every: z.literal('weekday'),
    months: z.array(Month).min(1).max(12),
    weekday: z.number().int().min(1).max(7),
    nth: z.union([z.number().int().min(1).max(5), z.literal(-1)]),
  }),
  /** A day of the Chinese lunar calendar; the last day of its last month is `new_years_eve`. */
  z.strictObject({
    every: z.literal('lunar_year'),
    month: Month,
    day: z.number().int().min(1).max(30),
    leap: z.boolean().optional(),
  }),
  z.strictObject({ every: z.literal('new_years_eve') }),
  z.strictObject({ every: z.literal('term'), term: z.enum(SOLAR_TERMS) }),
  /** A rule of iCalendar (RFC 5545) in whole days, from a day on. */
  z.strictObject({ every: z.literal('rule'), rule: z.string().min(6).max(500), from: Day }),
  /** So many days before or after another event of a calendar. */
  z.strictObject({ every: z.literal('event'), event: EventId, days: Apart }),
  z.strictObject({ every: z.literal('listed'), days: z.array(Day).min(1).max(200) }),
]);
export type Recurrence = z.infer<typeof Recurrence>;

/** `official`: announced by whoever holds it; `usual`: as in the years before; `estimated`: nobody knows yet. */
export const CERTAINTIES = ['official', 'usual', 'estimated'] as const;
export const EVENT_KINDS = ['industry', 'account', 'announced'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The first day of an account's contracts on which they were so. */
export const CONTRACT_DAYS = ['signed', 'started', 'delivered'] as const;
/** A day of the account: a figure or own field that is a date, a day of its first contract, or the birthday of whoever works there. */
export const AccountDay = z.union([
  z.strictObject({ metric: z.string().max(200) }),
  z.strictObject({ contract: z.enum(CONTRACT_DAYS) }),
  z.strictObject({ birthday: z.literal(true) }),
]);
export type AccountDay = z.infer<typeof AccountDay>;

export const PAYLOAD_TYPES = ['text', 'number', 'date', 'choice'] as const;
/** What an announcement says of each account that it touches: texts of plays name it {{event.ID}}. */
export const PayloadField = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  name: Both,
  type: z.enum(PAYLOAD_TYPES).default('text'),
  choices: z
    .array(z.strictObject({ id: z.string().trim().min(1).max(100), zh: Text, en: Text }))
    .min(1)
    .max(100)
    .optional(),
  required: z.boolean().default(false),
});
export type PayloadField = z.infer<typeof PayloadField>;

const common = {
  id: EventId,
  name: Both,
  certainty: z.enum(CERTAINTIES),
  /** Where its days are from; what nobody has confirmed says so. */
  source: z.string().max(500).optional(),
  /** How many days it takes. */
  lasts: z.number().int().min(1).max(366).default(1),
  /** A contact so many days before and after it counts as one on its occasion. */
  contact: z
    .strictObject({ before: z.number().int().min(0).max(90), after: z.number().int().min(0).max(90) })
    .default({ before: 14, after: 14 }),
  /** Whom it concerns; everybody when it does not say. */
  who: Condition.optional(),
} as const;

export const CalendarEvent = z.discriminatedUnion('kind', [
  /** It comes for every account that it concerns on the same day. */
  z.strictObject({ kind: z.literal('industry'), ...common, on: Recurrence }),
  /** Each account has its own day. `year`: its anniversaries; `once`: so many days after it. */
  z.strictObject({
    kind: z.literal('account'),
    ...common,
    of: AccountDay,
    every: z.enum(['year', 'once']).default('year'),
    days: z.number().int().min(0).max(3650).default(0),
  }),
  /** It has happened when somebody records it, with the accounts that it touches; expected from each day for as long as it `lasts`. */
  z.strictObject({
    kind: z.literal('announced'),
    ...common,
    expected: Recurrence.optional(),
    payload: z.array(PayloadField).max(12).default([]),
  }),
]);
export type CalendarEvent = z.infer<typeof CalendarEvent>;

/** Occasions to reach customers 重点事件. */
export const CalendarPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('calendar'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the operations lead confirms days and audiences. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  events: z.array(CalendarEvent).min(1).max(200),
});
export type CalendarPolicy = z.infer<typeof CalendarPolicy>;

/** What a record of an event says of an account. */
export const payloadOf = (event: CalendarEvent): PayloadField[] => (event.kind === 'announced' ? event.payload : []);

/** The days of an event that are the same for every account, as a recurrence; null: each account has its own. */
export const recurrenceOf = (event: CalendarEvent): Recurrence | null =>
  event.kind === 'industry' ? event.on : event.kind === 'announced' ? (event.expected ?? null) : null;
