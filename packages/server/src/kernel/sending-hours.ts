import { isWorkingDay, type WorkCalendar } from './working-days.ts';

/** Between which hours something may go out, and whether on working days alone. */
export interface SendingHours {
  from: string;
  until: string;
  workingDays: boolean;
}

/** So many days in a row without a working day mean a wrong calendar. */
const LONGEST_BREAK = 366;

const momentOf = (day: Temporal.PlainDate, hour: string, timeZone: string): Temporal.Instant =>
  hour === '24:00'
    ? day.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant()
    : day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(hour) }).toInstant();

/** The first moment from `at` on at which something may go out: `at` itself within the hours, else their next beginning. */
export function nextSending(at: string, { from, until, workingDays }: SendingHours, calendar: WorkCalendar, timeZone: string): string {
  const now = Temporal.Instant.from(at);
  let day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let tried = 0; tried <= LONGEST_BREAK; tried++, day = day.add({ days: 1 })) {
    if (workingDays && !isWorkingDay(day.toString(), calendar)) continue;
    const begin = momentOf(day, from, timeZone);
    if (Temporal.Instant.compare(now, begin) <= 0) return begin.toString();
    if (Temporal.Instant.compare(now, momentOf(day, until, timeZone)) < 0) return now.toString();
  }
  throw new RangeError(`the calendar has no working day in the year after ${at}`);
}
