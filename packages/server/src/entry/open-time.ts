import { dueAfter, NothingOpen } from '../kernel/business-time.ts';
import { hoursOfWeek, WeeklyHours } from '../kernel/weekly-hours.ts';

export type Due = { due: string; local: string } | { wrongAt: string };

/** A moment as it is said: with an offset, or as the clocks of the calendar show it. Null: it is none. */
function momentOf(said: string, timeZone: string): Temporal.Instant | null {
  try {
    if (/(Z|[+-]\d{2}:?\d{2})$/i.test(said)) return Temporal.Instant.from(said);
    return Temporal.PlainDateTime.from(said).toZonedDateTime(timeZone).toInstant();
  } catch {
    return null;
  }
}

/** When so many open minutes of a calendar have passed since a moment, in UTC and on the calendar's clocks; or what of the question is not right. */
export function dueIn(calendar: unknown, { start, minutes }: { start: string; minutes: number }): Due {
  const read = WeeklyHours.safeParse(calendar);
  if (!read.success) return { wrongAt: read.error.issues[0]?.path.join('.') || '{…}' };
  const { tz } = read.data;
  const from = momentOf(start, tz);
  if (!from) return { wrongAt: '--start' };
  try {
    const due = Temporal.Instant.fromEpochMilliseconds(dueAfter(from.epochMilliseconds, minutes * 60_000, hoursOfWeek(read.data)));
    return { due: due.toString(), local: due.toZonedDateTimeISO(tz).toString({ timeZoneName: 'never' }) };
  } catch (error) {
    if (!(error instanceof NothingOpen)) throw error;
    return { wrongAt: 'hours' };
  }
}
