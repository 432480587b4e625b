import fc from 'fast-check';
import { Lunar, LunarYear, Solar } from 'lunar-typescript';
import { describe, expect, test } from 'vitest';
import { newYearsEve, solarDayOf, springFestival } from './lunar.ts';
import { solarTerm } from './solar-terms.ts';

/** Computed with lunar-typescript 1.8.6 and published: 春节, 元宵, 清明, 端午, 七夕, 中秋, 重阳. */
const PUBLISHED: Record<number, string[]> = {
  2026: ['02-17', '03-03', '04-05', '06-19', '08-19', '09-25', '10-18'],
  2027: ['02-06', '02-20', '04-05', '06-09', '08-08', '09-15', '10-08'],
  2028: ['01-26', '02-09', '04-04', '05-28', '08-26', '10-03', '10-26'],
  2029: ['02-13', '02-27', '04-04', '06-16', '08-16', '09-22', '10-16'],
  2030: ['02-03', '02-17', '04-05', '06-05', '08-05', '09-12', '10-05'],
  2031: ['01-23', '02-06', '04-05', '06-24', '08-24', '10-01', '10-24'],
};
const SPRING_FESTIVALS = {
  ...{ 2018: '2018-02-16', 2019: '2019-02-05', 2020: '2020-01-25', 2021: '2021-02-12' },
  ...{ 2022: '2022-02-01', 2023: '2023-01-22', 2024: '2024-02-10', 2025: '2025-01-29' },
};

describe('days by moon and sun', () => {
  test.each(Object.entries(PUBLISHED))('the festivals of %s fall where the published table has them', (name, days) => {
    const year = Number(name);
    const lunar = (month: number, day: number) => solarDayOf(year, { month, day });
    expect([lunar(1, 1), lunar(1, 15), solarTerm(year, 'qingming'), lunar(5, 5), lunar(7, 7), lunar(8, 15), lunar(9, 9)]).toEqual(
      days.map((day) => `${year}-${day}`),
    );
  });

  test('the Spring Festivals of 2018 to 2025 are those that were kept', () => {
    for (const [year, day] of Object.entries(SPRING_FESTIVALS)) expect(springFestival(Number(year))).toBe(day);
  });

  test('New Year’s Eve is the day before, also where the twelfth month has 29 days', () => {
    expect([2026, 2027, 2028].map(newYearsEve)).toEqual(['2026-02-16', '2027-02-05', '2028-01-25']);
  });

  test('a lunar day is that of an independent library in every month of 1970–2056, leap months too; a 30th that is missing is the 29th', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2056 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        (year, place, day) => {
          const months = LunarYear.fromYear(year).getMonthsInYear();
          const month = months[place % months.length];
          if (!month) throw new Error('no month');
          const number = month.getMonth();
          const expected = Lunar.fromYmd(year, number, Math.min(day, month.getDayCount())).getSolar().toYmd();
          expect(solarDayOf(year, { month: Math.abs(number), day, leap: number < 0 })).toBe(expected);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('a leap month that the year lacks is the month that it would follow', () => {
    expect(solarDayOf(2028, { month: 5, day: 5, leap: true })).toBe('2028-06-27');
    expect(solarDayOf(2027, { month: 5, day: 5, leap: true })).toBe(solarDayOf(2027, { month: 5, day: 5 }));
  });

  test('清明 and 冬至 are those of an independent library in every year of 1952–2100', () => {
    for (let year = 1952; year <= 2100; year++) {
      const terms = (month: number) => Solar.fromYmd(year, month, 28).getLunar().getJieQiTable();
      expect(solarTerm(year, 'qingming')).toBe(terms(6).清明?.toYmd());
      const solstices = [terms(12).冬至?.toYmd(), terms(12).DONG_ZHI?.toYmd()].filter((day) => day?.startsWith(String(year)));
      expect(solstices).toContain(solarTerm(year, 'winter_solstice'));
    }
  });
});
