import type { Recurrence } from '@fulcrum/contract';
import fc from 'fast-check';
import { Solar } from 'lunar-typescript';
import { expect, test } from 'vitest';
import { isDayRule, ruleDays } from './day-rule.ts';
import { occurrences } from './occurrences.ts';

const ESI: Recurrence = { every: 'weekday', months: [1, 3, 5, 7, 9, 11], weekday: 4, nth: 2 };

test('ESI is updated on the second Thursday of every other month', () => {
  expect(occurrences(ESI, '2027-01-01', '2027-12-31')).toEqual(
    ['01-14', '03-11', '05-13', '07-08', '09-09', '11-11'].map((day) => `2027-${day}`),
  );
  for (const day of ['2014-05-08', '2016-01-14', '2017-05-11', '2020-07-09', '2022-03-10', '2023-05-11', '2024-11-14', '2025-01-09'])
    expect(occurrences(ESI, day, day)).toEqual([day]);
});

test('a 29 February is the 28th in years that have none, a 31st the last day of shorter months', () => {
  expect(occurrences({ every: 'year', month: 2, day: 29 }, '2026-01-01', '2028-12-31')).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  expect(occurrences({ every: 'month', day: 31 }, '2027-01-01', '2027-04-30')).toEqual(
    ['01-31', '02-28', '03-31', '04-30'].map((day) => `2027-${day}`),
  );
});

test('腊八 of a lunar year falls into the next solar year; New Year’s Eve is the day before 春节', () => {
  expect(occurrences({ every: 'lunar_year', month: 12, day: 8 }, '2026-01-01', '2027-12-31')).toEqual(['2026-01-26', '2027-01-15']);
  expect(occurrences({ every: 'new_years_eve' }, '2026-01-01', '2028-12-31')).toEqual(['2026-02-16', '2027-02-05', '2028-01-25']);
});

test('days may be counted from another event, over the turn of a year', () => {
  const newYear = (_: string, from: string, to: string) => occurrences({ every: 'year', month: 1, day: 1 }, from, to);
  expect(occurrences({ every: 'event', event: 'new-year', days: -14 }, '2026-12-01', '2026-12-31', newYear)).toEqual(['2026-12-18']);
  expect(occurrences({ every: 'event', event: 'new-year', days: 364 }, '2026-12-01', '2027-12-31', newYear)).toEqual([
    '2026-12-31',
    '2027-12-31',
  ]);
});

test('rules of iCalendar count from the day on which they began, by whole days', () => {
  expect(ruleDays('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-01-05', '2026-02-01', '2026-02-28')).toEqual(['2026-02-02', '2026-02-16']);
  expect(ruleDays('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-02-29', '2024-01-01', '2030-12-31')).toEqual(['2024-02-29', '2028-02-29']);
  expect(ruleDays('FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260301', '2026-01-01', '2025-01-01', '2026-12-31')).toEqual([
    '2026-01-31',
    '2026-02-28',
  ]);
  expect(
    ['FREQ=HOURLY', 'FREQ=WEEKLY;BYDAY=XX', 'weekly', 'FREQ=DAILY;COUNT=x', 'FREQ=DAILY;BYHOUR=3', 'BYDAY=MO'].filter(isDayRule),
  ).toEqual([]);
});

const whole = (min: number, max: number) => fc.integer({ min, max });
const month = whole(1, 12);
const recurrence: fc.Arbitrary<Exclude<Recurrence, { every: 'event' | 'term' }>> = fc.oneof(
  fc.record({ every: fc.constant('year' as const), month, day: whole(1, 31) }),
  fc.record({ every: fc.constant('month' as const), months: fc.uniqueArray(month, { minLength: 1 }), day: whole(1, 31) }),
  fc.record({
    every: fc.constant('weekday' as const),
    months: fc.uniqueArray(month, { minLength: 1 }),
    weekday: whole(1, 7),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1 as const),
  }),
  fc.record({ every: fc.constant('lunar_year' as const), month, day: whole(1, 29) }),
  fc.constant({ every: 'new_years_eve' as const }),
  fc.record({
    every: fc.constant('listed' as const),
    days: fc.array(
      whole(0, 1200).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString()),
      { minLength: 1 },
    ),
  }),
  fc.record({
    every: fc.constant('rule' as const),
    rule: whole(1, 400).map((days) => `FREQ=DAILY;INTERVAL=${days}`),
    from: whole(0, 700).map((days) => Temporal.PlainDate.from('2025-06-01').add({ days }).toString()),
  }),
);

/** Asked of one day alone: a walk through days, which knows nothing of years. */
function comesOn(day: Temporal.PlainDate, of: Exclude<Recurrence, { every: 'event' | 'term' }>): boolean {
  const lunar = () => Solar.fromYmd(day.year, day.month, day.day).getLunar();
  const clamped = (wanted: number) => day.day === wanted || (day.day === day.daysInMonth && wanted > day.day);
  switch (of.every) {
    case 'year':
      return day.month === of.month && clamped(of.day);
    case 'month':
      return of.months!.includes(day.month) && clamped(of.day);
    case 'weekday':
      if (!of.months.includes(day.month) || day.dayOfWeek !== of.weekday) return false;
      return of.nth === -1 ? day.day > day.daysInMonth - 7 : Math.ceil(day.day / 7) === of.nth;
    case 'lunar_year':
      return lunar().getMonth() === of.month && lunar().getDay() === of.day;
    case 'new_years_eve': {
      const next = day.add({ days: 1 });
      const after = Solar.fromYmd(next.year, next.month, next.day).getLunar();
      return after.getMonth() === 1 && after.getDay() === 1;
    }
    case 'listed':
      return of.days.includes(day.toString());
    case 'rule': {
      const apart = Temporal.PlainDate.from(of.from).until(day).days;
      return apart >= 0 && apart % Number(of.rule.split('INTERVAL=')[1]) === 0;
    }
  }
}

test('the days of a recurrence are those that a walk day by day finds', () => {
  fc.assert(
    fc.property(recurrence, whole(0, 900), whole(0, 500), (of, start, length) => {
      const from = Temporal.PlainDate.from('2026-01-01').add({ days: start });
      const walked = Array.from({ length: length + 1 }, (_, days) => from.add({ days })).filter((day) => comesOn(day, of));
      expect(occurrences(of, from.toString(), from.add({ days: length }).toString())).toEqual(walked.map(String));
    }),
    { numRuns: 150 },
  );
});
