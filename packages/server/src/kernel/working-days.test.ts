import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, PLAIN_WEEK, type WorkCalendar, workingDaysBetween } from './working-days.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => Temporal.PlainDate.from('2000-01-01').add({ days: n }).toString());
const calendar: fc.Arbitrary<WorkCalendar> = fc
  .record({ off: fc.array(day, { maxLength: 200 }), worked: fc.array(day, { maxLength: 50 }) })
  .map(({ off, worked }) => ({ off: new Set(off), worked: new Set(worked) }));
const few = fc.integer({ min: 1, max: 60 });

describe('working days', () => {
  test('three working days after a Friday is Wednesday', () => {
    expect(addWorkingDays('2026-11-20', 3, PLAIN_WEEK)).toBe('2026-11-25');
  });

  test('no working days after a Saturday is the Monday', () => {
    expect(addWorkingDays('2026-11-21', 0, PLAIN_WEEK)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-23', 0, PLAIN_WEEK)).toBe('2026-11-23');
  });

  test('the National Day week is skipped and its adjusted Saturday is worked', () => {
    const off = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'];
    const nationalDay = { off: new Set(off), worked: new Set(['2026-10-10']) };
    expect(addWorkingDays('2026-09-30', 1, nationalDay)).toBe('2026-10-08');
    expect(addWorkingDays('2026-09-30', 3, nationalDay)).toBe('2026-10-10');
  });

  test('the day reached is a working day and exactly n of them lie behind it', () => {
    fc.assert(
      fc.property(day, few, calendar, (from, n, days) => {
        const to = addWorkingDays(from, n, days);
        expect(isWorkingDay(to, days)).toBe(true);
        expect(workingDaysBetween(from, to, days)).toBe(n);
      }),
    );
  });

  test('going on by m after n is going by n + m', () => {
    fc.assert(
      fc.property(day, few, few, calendar, (from, n, m, days) => {
        expect(addWorkingDays(addWorkingDays(from, n, days), m, days)).toBe(addWorkingDays(from, n + m, days));
      }),
    );
  });

  test('a calendar without working days is refused instead of running on for ever', () => {
    const start = Temporal.PlainDate.from('2026-01-01');
    const off = new Set(Array.from({ length: 800 }, (_, i) => start.add({ days: i }).toString()));
    expect(() => addWorkingDays('2026-01-01', 1, { off, worked: new Set() })).toThrow(RangeError);
    expect(() => addWorkingDays('2026-01-01', -1, PLAIN_WEEK)).toThrow(RangeError);
  });
});
