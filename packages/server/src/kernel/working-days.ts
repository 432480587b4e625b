/** Which days are among them; a set, or what works years out as they are asked for. */
type Days = Pick<ReadonlySet<string>, 'has'>;
/** Days that differ from Monday–Friday, ISO 8601: statutory holidays, and weekend days worked instead of them. */
export interface WorkCalendar {
  off: Days;
  worked: Days;
}

/** Monday to Friday, no holidays. */
export const PLAIN_WEEK: WorkCalendar = { off: new Set(), worked: new Set() };

const FRIDAY = 5;
/** So many days in a row without a working day mean a wrong calendar, not a long holiday. */
const LONGEST_BREAK = 366;

/** Whether people work on a day. A day in both lists is worked: an adjusted working day is the later word. */
export function isWorkingDay(day: string, calendar: WorkCalendar): boolean {
  if (calendar.worked.has(day)) return true;
  if (calendar.off.has(day)) return false;
  return Temporal.PlainDate.from(day).dayOfWeek <= FRIDAY;
}

/** The nth working day after a day; with n = 0 the day itself, or the next working day when it is none. Fails on a negative n. */
export function addWorkingDays(day: string, n: number, calendar: WorkCalendar): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`working days must be a whole number from 0, not ${n}`);
  let at = Temporal.PlainDate.from(day);
  if (n === 0 && isWorkingDay(day, calendar)) return day;
  let left = Math.max(n, 1);
  let idle = 0;
  while (left > 0) {
    at = at.add({ days: 1 });
    if (isWorkingDay(at.toString(), calendar)) {
      left--;
      idle = 0;
    } else if (++idle > LONGEST_BREAK) throw new RangeError(`the calendar has no working day in the year before ${at}`);
  }
  return at.toString();
}

/** The nth working day before a day, n from 1. */
export function workingDayBefore(day: string, n: number, calendar: WorkCalendar): string {
  let at = Temporal.PlainDate.from(day);
  let left = n;
  for (let looked = 0; left > 0; looked++) {
    if (looked > LONGEST_BREAK) throw new RangeError(`the calendar has too few working days before ${day}`);
    at = at.subtract({ days: 1 });
    if (isWorkingDay(at.toString(), calendar)) left--;
  }
  return at.toString();
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  const end = Temporal.PlainDate.from(to);
  let count = 0;
  for (let at = Temporal.PlainDate.from(from).add({ days: 1 }); Temporal.PlainDate.compare(at, end) <= 0; at = at.add({ days: 1 }))
    if (isWorkingDay(at.toString(), calendar)) count++;
  return count;
}
