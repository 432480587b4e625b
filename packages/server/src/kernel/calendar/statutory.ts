import type { Holiday } from './holidays.ts';
import { newYearsEve, solarDayOf, springFestival } from './lunar.ts';
import { solarTerm } from './solar-terms.ts';

const after = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** From this year on there are thirteen statutory days (decision of the State Council of 12 November 2024), eleven before. */
const THIRTEEN_FROM = 2025;

/**
 * The statutory days of a year by law and the lunar calendar: all that is known before the arrangement of the year is announced. Days off that are
 * moved about them, and weekend days worked instead, only the announcement tells.
 */
export function statutoryDays(year: number): { on: string; holiday: Holiday }[] {
  const isThirteen = year >= THIRTEEN_FROM;
  const spring = springFestival(year);
  const days: [Holiday, ...string[]][] = [
    ['new_year', `${year}-01-01`],
    ['spring', ...(isThirteen ? [newYearsEve(year)] : []), spring, after(spring, 1), after(spring, 2)],
    ['qingming', solarTerm(year, 'qingming')],
    ['labour', `${year}-05-01`, ...(isThirteen ? [`${year}-05-02`] : [])],
    ['dragon_boat', solarDayOf(year, { month: 5, day: 5 })],
    ['mid_autumn', solarDayOf(year, { month: 8, day: 15 })],
    ['national', `${year}-10-01`, `${year}-10-02`, `${year}-10-03`],
  ];
  const listed = days.flatMap(([holiday, ...on]) => on.map((day) => ({ on: day, holiday })));
  // Mid-autumn may fall on a national day: one day is off once.
  return listed
    .filter(({ on }, place) => listed.findIndex((other) => other.on === on) === place)
    .toSorted((a, b) => a.on.localeCompare(b.on));
}
