import dayjs from 'dayjs';

const ISO = 'YYYY-MM-DD';

/** A calendar day so many days later; earlier when negative. ISO dates. */
export const addDays = (day: string, days: number): string => dayjs(day).add(days, 'day').format(ISO);

/** A calendar day so many months later, at the month's last day when it has no such day. */
export const addMonths = (day: string, months: number): string => dayjs(day).add(months, 'month').format(ISO);

/** Whole days from one calendar day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => dayjs(to).diff(dayjs(from), 'day');

/** Longer than any holiday: where no day is worked for so long, the calendar is wrong. */
const LONGEST_BREAK = 60;

/** The next day that is worked; `marked` says of days that differ from Monday to Friday whether they are off. */
export function nextWorkday(day: string, marked: ReadonlyMap<string, boolean>): string {
  const isWorked = (at: string) => !(marked.get(at) ?? [0, 6].includes(dayjs(at).day()));
  for (let days = 1; days < LONGEST_BREAK; days++) if (isWorked(addDays(day, days))) return addDays(day, days);
  return addDays(day, 1);
}
