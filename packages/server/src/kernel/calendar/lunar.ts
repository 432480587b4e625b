/** A day of the Chinese lunar calendar; `leap` for a day of the leap month that follows the month of that number. */
export interface LunarDay {
  month: number;
  day: number;
  leap?: boolean;
}

const monthCode = ({ month, leap }: LunarDay): string => `M${String(month).padStart(2, '0')}${leap ? 'L' : ''}`;

/**
 * The solar day of a lunar day in the lunar year that begins in `year`, ISO 8601. A 30th that the month lacks is its 29th; a leap month that the
 * year lacks is the month that it would follow: a birthday is never passed over.
 */
export function solarDayOf(year: number, lunar: LunarDay): string {
  const at = (code: string) =>
    Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode: code, day: 1 }, { overflow: 'constrain' }).monthCode;
  const code = lunar.leap && at(monthCode(lunar)) === monthCode(lunar) ? monthCode(lunar) : monthCode({ ...lunar, leap: false });
  const day = Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode: code, day: lunar.day }, { overflow: 'constrain' });
  return day.withCalendar('iso8601').toString();
}

/** 春节, the first day of the lunar year. */
export const springFestival = (year: number): string => solarDayOf(year, { month: 1, day: 1 });

/** 除夕 is the day before 春节: the last month has 29 days as often as 30. */
export const newYearsEve = (year: number): string => Temporal.PlainDate.from(springFestival(year)).subtract({ days: 1 }).toString();
