import type { MailTimes } from '@fulcrum/contract';
import { isWorkingDay, type WorkCalendar } from '../../../kernel/working-days.ts';

/** Where and when: an instant, in the installation's time zone, by its working days. */
export interface At {
  now: string;
  timeZone: string;
  calendar: WorkCalendar;
}

const localTime = (text: string) => Temporal.PlainTime.from(text);

/** Whether somebody may be mailed at a moment: not in their quiet hours (the last minute is not of them), nor on a day off where they said so. */
export function mayMail({ quiet, workingDays }: MailTimes, { now, timeZone, calendar }: At): boolean {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  if (workingDays && !isWorkingDay(local.toPlainDate().toString(), calendar)) return false;
  if (!quiet) return true;
  const after = (time: string) => Temporal.PlainTime.compare(local.toPlainTime(), localTime(time)) >= 0;
  const overMidnight = quiet.until <= quiet.from;
  return !(overMidnight ? after(quiet.from) || !after(quiet.until) : after(quiet.from) && !after(quiet.until));
}

/** The latest moment up to now at which a digest was to be made. */
function lastDigest({ digest }: MailTimes, { now, timeZone }: At): Temporal.Instant {
  const instant = Temporal.Instant.from(now);
  const moment = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: localTime(digest.at) }).toInstant();
  let day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  while (Temporal.Instant.compare(moment(day), instant) > 0 || (digest.every === 'week' && day.dayOfWeek !== digest.weekday))
    day = day.subtract({ days: 1 });
  return moment(day);
}

/**
 * Whether the digest is due that holds what has waited since a moment: its time has come since then, and mail may come now. What came about at the
 * very moment of a digest waits for the next. A digest that falls into quiet hours or on a day off comes when they end.
 */
export const digestDue = (times: MailTimes, waitingSince: string, at: At): boolean =>
  mayMail(times, at) && Temporal.Instant.compare(Temporal.Instant.from(waitingSince), lastDigest(times, at)) < 0;
