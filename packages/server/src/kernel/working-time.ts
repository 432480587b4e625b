import { dayAt, dueAfter, dueBefore, type Hours, openBetween, spansOn, type Window } from './business-time.ts';
import { addWorkingDays, isWorkingDay, type WorkCalendar } from './working-days.ts';

export type { Window } from './business-time.ts';

/** When people work, and where their clocks stand. */
export interface WorkTime {
  calendar: WorkCalendar;
  timeZone: string;
  windows: readonly Window[];
  /** Weekdays with hours of their own, 1 Monday to 7 Sunday; the rest have the windows above. None is empty. */
  weekdays?: ReadonlyMap<number, readonly Window[]>;
}

/** 09:00–12:00 and 13:30–18:00, seven and a half hours: where nothing else was set. */
export const OFFICE_HOURS: readonly Window[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 18 * 60 },
];
const MINUTE_MS = 60_000;

/** The hours of working days, by their weekday. */
const hoursOf = ({ calendar, timeZone, windows, weekdays }: WorkTime): Hours => ({
  timeZone,
  on: (day) => (isWorkingDay(day, calendar) ? (weekdays?.get(Temporal.PlainDate.from(day).dayOfWeek) ?? windows) : []),
});
const msOf = (at: string): number => Temporal.Instant.from(at).epochMilliseconds;
const isoOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** The moment at which so many minutes of work have passed since another. */
export const addWorkingMinutes = (from: string, minutes: number, time: WorkTime): string =>
  isoOf(dueAfter(msOf(from), minutes * MINUTE_MS, hoursOf(time)));

/**
 * A moment of work about so many hours before another, never one to come. What falls into a night or a weekend is spread over the working day
 * after it, as far into the day as it was into the break.
 */
export function momentOfWorkBefore(now: string, hours: number, time: WorkTime): string {
  const [end, open] = [msOf(now), hoursOf(time)];
  for (let back = hours; ; back += 24) {
    const wished = end - back * 60 * MINUTE_MS;
    const opening = dueAfter(wished, 0, open);
    const closing = dueBefore(wished, 0, open);
    const within = opening > wished ? (wished - closing) / (opening - closing) : 0;
    const endOfDay = spansOn(dayAt(opening, time.timeZone), open).at(-1)!.to;
    const at = dueAfter(opening, within * openBetween(opening, endOfDay, open), open);
    if (at <= end) return isoOf(Math.floor(at / MINUTE_MS) * MINUTE_MS);
  }
}

/** The end of work on the nth working day after a moment. */
export function endOfWorkingDay(from: string, days: number, time: WorkTime): string {
  const day = addWorkingDays(dayAt(msOf(from), time.timeZone), days, time.calendar);
  return isoOf(spansOn(day, hoursOf(time)).at(-1)?.to ?? msOf(from));
}

/** How many milliseconds of work lie between two moments; 0 when the second is not later. */
export const workingMsBetween = (from: string, to: string, time: WorkTime): number => openBetween(msOf(from), msOf(to), hoursOf(time));
