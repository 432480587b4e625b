import dayjs from 'dayjs';

const ISO = 'YYYY-MM-DD';

/** A calendar day so many days later; earlier when negative. ISO dates. */
export const addDays = (day: string, days: number): string => dayjs(day).add(days, 'day').format(ISO);

/** A calendar day so many months later, at the month's last day when it has no such day. */
export const addMonths = (day: string, months: number): string => dayjs(day).add(months, 'month').format(ISO);

/** Whole days from one calendar day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => dayjs(to).diff(dayjs(from), 'day');

/** The next day from Monday to Friday. Holidays are not known here. */
export function nextWeekday(day: string): string {
  const next = addDays(day, 1);
  const weekday = dayjs(next).day();
  return weekday === 6 ? addDays(next, 2) : weekday === 0 ? addDays(next, 1) : next;
}
