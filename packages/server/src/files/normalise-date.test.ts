import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateReading } from './normalise-date.ts';
import { dateReader, instantReader } from './normalise-date.ts';
import type { Cell } from './row.ts';

const day = (cell: Cell, options?: DateReading): string | null => {
  const reading = dateReader(options)(cell);
  return reading.ok ? (reading.value?.toString() ?? null) : reading.problem.code;
};
const days = fc.integer({ min: 0, max: 73_000 }).map((count) => new Temporal.PlainDate(1901, 1, 1).add({ days: count }));
const two = (value: number): string => String(value).padStart(2, '0');

describe('dates', () => {
  it.each([
    ['2010-12-01'],
    ['2010/12/1'],
    ['2010.12.1'],
    ['2010年12月1日'],
    ['２０１０年１２月１日'],
    ['20101201'],
    [20101201],
    [40513],
    ['2010-12-01 08:26:00'],
    ['2010-12-01T08:26:00Z'],
    ['2010/12/1 8:26'],
    ['2010年12月1日 8时26分'],
    [40513.3513888889],
    ['2010-12-01T08:26:00.123+08:00'],
  ])('%s is 1 December 2010', (cell) => expect(day(cell)).toBe('2010-12-01'));

  it.each([['2010-02-30'], ['2010-13-01'], ['2010'], ['soon'], ['2010-1/2'], [0.5], [-3], [true], ['#REF!']])('%s is no date', (cell) =>
    expect(day(cell)).toMatch(/not_a_date|spreadsheet_error/),
  );

  it('reads day-first and month-first dates only with a format', () => {
    expect(day('12/1/2010 8:26')).toBe('import.value.date_ambiguous');
    expect(day('12/1/2010 8:26', { formats: ['M/D/YYYY H:mm'] })).toBe('2010-12-01');
    expect(day('12/1/2010 8:26', { formats: ['D/M/YYYY H:mm'] })).toBe('2010-01-12');
    expect(day('12/1/2010', { formats: ['M/D/YYYY H:mm'] })).toBe('2010-12-01');
    expect(day('13/13/2010', { formats: ['M/D/YYYY'] })).toBe('import.value.not_a_date');
    expect(day('1.12.69', { formats: ['D.M.YY'] })).toBe('2069-12-01');
    expect(day('2010-12-01', { formats: ['M/D/YYYY'] })).toBe('2010-12-01');
  });

  it('comes back from every way of writing it', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { year, month, day: dayOfMonth } = date;
        const iso = date.toString();
        expect(day(iso)).toBe(iso);
        expect(day(`${year}/${month}/${dayOfMonth}`)).toBe(iso);
        expect(day(`${year}年${month}月${dayOfMonth}日`)).toBe(iso);
        expect(day(`${year}${two(month)}${two(dayOfMonth)}`)).toBe(iso);
        expect(day(`${dayOfMonth}/${month}/${year} 23:59`, { formats: ['D/M/YYYY H:mm'] })).toBe(iso);
      }),
    );
  });

  it('reads serial numbers of both date systems', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399 }), (date, second) => {
        const since = (epoch: string): number => Temporal.PlainDate.from(epoch).until(date).days + second / 86_400;
        expect(day(since('1899-12-30'))).toBe(date.toString());
        if (date.year > 1904) expect(day(since('1904-01-01'), { dateSystem: '1904' })).toBe(date.toString());
      }),
    );
    expect([1, 59, 61].map((serial) => day(serial))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01']);
  });

  it('puts moments with an offset on their day in the zone', () => {
    expect(day('2010-12-01T20:00:00Z', { timeZone: 'Asia/Shanghai' })).toBe('2010-12-02');
    expect(day('2010-12-01T02:00:00+08:00', { timeZone: 'Europe/London' })).toBe('2010-11-30');
    expect(day('2010-12-01 20:00', { timeZone: 'Asia/Shanghai' })).toBe('2010-12-01');
  });

  it('reads instants in the zone they were written in', () => {
    const read = (cell: Cell, timeZone?: string): string | undefined => {
      const reading = instantReader(timeZone === undefined ? {} : { timeZone })(cell);
      return reading.ok ? reading.value?.toString() : reading.problem.code;
    };
    expect(read('2010-12-01 08:26:00', 'Asia/Shanghai')).toBe('2010-12-01T00:26:00Z');
    expect(read('2010-12-01T08:26:00-03:30', 'Asia/Shanghai')).toBe('2010-12-01T11:56:00Z');
    expect(read(40513.3513888889)).toBe('2010-12-01T08:26:00Z');
  });
});
