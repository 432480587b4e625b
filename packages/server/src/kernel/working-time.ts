import { addWorkingDays, isWorkingDay, type WorkCalendar } from './working-days.ts';

/** Part of a working day, in minutes of its day; the end is not worked any more. */
export interface Window {
  from: number;
  to: number;
}
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

interface Span {
  from: number;
  to: number;
}

/** A minute of a day as a moment, in milliseconds; clock changes move it. */
const momentOf = (day: string, minute: number, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
  }).epochMilliseconds;

/** The hours of a working day, by its weekday. */
const windowsOn = (day: string, { windows, weekdays }: WorkTime): readonly Window[] =>
  weekdays?.get(Temporal.PlainDate.from(day).dayOfWeek) ?? windows;

function spansOf(day: string, time: WorkTime): Span[] {
  if (!isWorkingDay(day, time.calendar)) return [];
  return windowsOn(day, time).map(({ from, to }) => ({ from: momentOf(day, from, time.timeZone), to: momentOf(day, to, time.timeZone) }));
}

const dayOf = (at: string, timeZone: string): string => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const isoOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** The moment at which so many minutes of work have passed since another. */
export function addWorkingMinutes(from: string, minutes: number, time: WorkTime): string {
  let left = minutes * MINUTE_MS;
  const start = Temporal.Instant.from(from).epochMilliseconds;
  let day = dayOf(from, time.timeZone);
  for (;;) {
    for (const span of spansOf(day, time)) {
      const room = Math.max(0, span.to - Math.max(span.from, start));
      if (room > 0 && left <= room) return isoOf(Math.max(span.from, start) + left);
      left -= room;
    }
    // Fails where no working day follows, rather than looking for ever.
    day = isWorkingDay(nextDay(day), time.calendar) ? nextDay(day) : addWorkingDays(day, 1, time.calendar);
  }
}

/** A moment of work about so many hours before another, never one to come. */
export function momentOfWorkBefore(now: string, hours: number, time: WorkTime): string {
  const end = Temporal.Instant.from(now);
  for (let back = hours; ; back += 24) {
    const at = addWorkingMinutes(end.subtract({ hours: back }).toString(), 0, time);
    if (Temporal.Instant.compare(Temporal.Instant.from(at), end) <= 0) return at;
  }
}

/** The end of work on the nth working day after a moment. */
export function endOfWorkingDay(from: string, days: number, time: WorkTime): string {
  const day = addWorkingDays(dayOf(from, time.timeZone), days, time.calendar);
  return isoOf(momentOf(day, windowsOn(day, time).at(-1)?.to ?? 0, time.timeZone));
}

/** How many milliseconds of work lie between two moments; 0 when the second is not later. */
export function workingMsBetween(from: string, to: string, time: WorkTime): number {
  const [start, end] = [Temporal.Instant.from(from).epochMilliseconds, Temporal.Instant.from(to).epochMilliseconds];
  if (end <= start) return 0;
  const last = dayOf(to, time.timeZone);
  let sum = 0;
  for (let day = dayOf(from, time.timeZone); day <= last; day = nextDay(day))
    for (const span of spansOf(day, time)) sum += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start));
  return sum;
}
