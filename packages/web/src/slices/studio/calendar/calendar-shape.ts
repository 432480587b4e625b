import { CERTAINTIES, CONTRACT_DAYS, EVENT_KINDS, PAYLOAD_TYPES, type Recurrence, SOLAR_TERMS } from '@fulcrum/contract';
import { z } from 'zod';
import { figure, names, text, when } from '../draft-parts.ts';
import { draftContext } from '../studio-form-context.ts';

/** How the days of an event are written, in the order in which they are offered. */
export const RECURRENCES = [
  ...(['year', 'month', 'weekday', 'lunar_year', 'new_years_eve', 'term'] as const),
  ...(['event', 'listed', 'rule'] as const),
] satisfies Recurrence['every'][];

const months = z.array(z.number()).optional().catch(undefined);
const recurrence = z.object({
  every: z.enum(RECURRENCES).catch('year'),
  month: figure,
  day: figure,
  months,
  weekday: figure,
  nth: figure,
  leap: z.boolean().optional().catch(undefined),
  term: z.enum(SOLAR_TERMS).optional().catch(undefined),
  rule: text,
  from: text,
  event: text,
  /** Days apart from another event, or the days themselves. */
  days: z
    .union([z.number(), z.array(z.string())])
    .nullish()
    .catch(undefined),
});
export type DraftRecurrence = z.infer<typeof recurrence>;

const field = z.object({
  id: text,
  name: names,
  type: z.enum(PAYLOAD_TYPES).catch('text'),
  required: z.boolean().catch(false),
  choices: z
    .array(z.object({ id: text, zh: text, en: text }))
    .optional()
    .catch(undefined),
});
export type DraftField = z.infer<typeof field>;

const event = z.object({
  id: text,
  kind: z.enum(EVENT_KINDS).catch('industry'),
  name: names,
  certainty: z.enum(CERTAINTIES).catch('usual'),
  source: z.string().optional().catch(undefined),
  // As the server has it where none is given.
  lasts: z.number().nullish().catch(null).default(1),
  contact: z.object({ before: figure, after: figure }).optional().catch(undefined),
  who: when,
  on: recurrence.optional().catch(undefined),
  expected: recurrence.optional().catch(undefined),
  of: z
    .object({
      metric: z.string().optional(),
      contract: z.enum(CONTRACT_DAYS).optional(),
      birthday: z.boolean().optional(),
    })
    .optional()
    .catch(undefined),
  every: z.enum(['year', 'once']).catch('year'),
  days: z.number().nullish().catch(null).default(0),
  payload: z.array(field).catch([]),
});
export type DraftEvent = z.infer<typeof event>;

/** A calendar of key events as it is edited. */
export const DraftCalendar = z.object({
  kind: z.literal('calendar'),
  id: text,
  name: names,
  sample: z.boolean().catch(false),
  events: z.array(event).catch([]),
});
export type DraftCalendar = z.infer<typeof DraftCalendar>;

export const [CalendarDraft, useCalendarDraft] = draftContext<DraftCalendar>();

/** What a recurrence of a kind begins with. */
export const freshRecurrence = (every: Recurrence['every'], today: string): Recurrence => {
  const [month, day] = [Number(today.slice(5, 7)), Number(today.slice(8, 10))];
  const fresh: Record<Recurrence['every'], Recurrence> = {
    year: { every: 'year', month, day },
    month: { every: 'month', day: 1 },
    weekday: { every: 'weekday', months: [month], weekday: 1, nth: 1 },
    lunar_year: { every: 'lunar_year', month: 8, day: 15 },
    new_years_eve: { every: 'new_years_eve' },
    term: { every: 'term', term: 'qingming' },
    event: { every: 'event', event: '', days: 0 },
    listed: { every: 'listed', days: [today] },
    rule: { every: 'rule', rule: 'FREQ=YEARLY', from: today },
  };
  return fresh[every];
};
