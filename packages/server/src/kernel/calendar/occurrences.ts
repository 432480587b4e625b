import type { Recurrence } from '@fulcrum/contract';
import { ruleDays } from './day-rule.ts';
import { newYearsEve, solarDayOf } from './lunar.ts';
import { solarTerm } from './solar-terms.ts';

/** The days of another event, from one day to another. */
export type DaysOf = (event: string, from: string, to: string) => readonly string[];
const noEvents: DaysOf = () => [];
const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);

/** A day of a month; one that the month lacks is its last. */
const dayOf = (year: number, month: number, day: number): string =>
  Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString();

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The nth such weekday of a month, or nothing where it has not so many. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): string[] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const at = ((weekday - first.dayOfWeek + 7) % 7) + 1;
  const day = nth > 0 ? at + 7 * (nth - 1) : at + 7 * Math.floor((first.daysInMonth - at) / 7);
  return day <= first.daysInMonth ? [first.with({ day }).toString()] : [];
}

function inYear(year: number, recurrence: Exclude<Recurrence, { every: 'listed' | 'rule' | 'event' }>): string[] {
  switch (recurrence.every) {
    case 'year':
      return [dayOf(year, recurrence.month, recurrence.day)];
    case 'month':
      return (recurrence.months ?? MONTHS).map((month) => dayOf(year, month, recurrence.day));
    case 'weekday':
      return recurrence.months.flatMap((month) => nthWeekday(year, month, recurrence.weekday, recurrence.nth));
    case 'lunar_year':
      return [solarDayOf(year, { ...recurrence, leap: recurrence.leap ?? false })];
    case 'new_years_eve':
      return [newYearsEve(year)];
    case 'term':
      return [solarTerm(year, recurrence.term)];
  }
}

function daysOf(recurrence: Recurrence, from: string, to: string, ofEvent: DaysOf): string[] {
  if (recurrence.every === 'listed') return recurrence.days;
  if (recurrence.every === 'rule') return ruleDays(recurrence.rule, recurrence.from, from, to);
  if (recurrence.every === 'event') {
    const { event, days } = recurrence;
    return ofEvent(event, shifted(from, -days), shifted(to, -days)).map((day) => shifted(day, days));
  }
  const first = Number(from.slice(0, 4)) - 1; // a lunar year ends in the next solar one: 腊八 and 小年 are of the year before
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, place) => first + place);
  return years.flatMap((year) => inYear(year, recurrence));
}

/** The days of a recurrence from one day to another, both included, in their order. */
export const occurrences = (recurrence: Recurrence, from: string, to: string, ofEvent: DaysOf = noEvents): string[] =>
  [...new Set(daysOf(recurrence, from, to, ofEvent))].filter((day) => from <= day && day <= to).toSorted();
