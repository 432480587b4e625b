import { isTimeZone } from '@fulcrum/contract';
import * as z from 'zod';
import { type Hours, minuteOf, type Window } from './business-time.ts';

const Clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
/** Parts of a day in their order and apart; the end of each is not open any more. */
const Parts = z
  .array(z.tuple([Clock, Clock]))
  .max(24)
  .refine((parts) => parts.flat().every((at, n, all) => n === 0 || all[n - 1]! < at || (n % 2 === 0 && all[n - 1] === at)));
type Parts = z.infer<typeof Parts>;

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A calendar as a file tells it: the hours of each weekday, what stands in their place or is taken out of them on single days, and days off. */
export const WeeklyHours = z.strictObject({
  tz: z.string().refine(isTimeZone),
  hours: z.partialRecord(z.enum(WEEKDAYS), Parts),
  shifts: z.record(z.iso.date(), Parts).default({}),
  breaks: z.record(z.iso.date(), Parts).default({}),
  holidays: z.array(z.iso.date()).default([]),
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;

const windows = (parts: Parts): Window[] => parts.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }));
/** What is left of windows without some others. */
const without = (all: readonly Window[], breaks: readonly Window[]): Window[] =>
  breaks.reduce<Window[]>(
    (left, { from, to }) =>
      left
        .flatMap((one) => [
          { from: one.from, to: Math.min(one.to, from) },
          { from: Math.max(one.from, to), to: one.to },
        ])
        .filter((one) => one.to > one.from),
    [...all],
  );

/** A shift of a date stands in the place of its weekday's hours; a holiday goes before both. */
export const hoursOfWeek = ({ tz, hours, shifts, breaks, holidays }: WeeklyHours): Hours => ({
  timeZone: tz,
  on(day) {
    if (holidays.includes(day)) return [];
    const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1]!;
    return without(windows(shifts[day] ?? hours[weekday] ?? []), windows(breaks[day] ?? []));
  },
});
