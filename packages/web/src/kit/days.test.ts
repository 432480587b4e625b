import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, nextWorkday } from './days.ts';

test('days are counted over month ends and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1);
});

test('the next weekday steps over the weekend', () => {
  expect(nextWorkday('2026-11-19', new Map())).toBe('2026-11-20');
  expect(nextWorkday('2026-11-20', new Map())).toBe('2026-11-23');
  expect(nextWorkday('2026-11-21', new Map())).toBe('2026-11-23');
});

test('the next day worked passes over holidays, and stops at a Saturday worked instead', () => {
  const marked = new Map([
    ['2026-10-01', true],
    ['2026-10-02', true],
    ['2026-10-10', false],
  ]);
  expect(nextWorkday('2026-09-30', marked)).toBe('2026-10-05');
  expect(nextWorkday('2026-10-09', marked)).toBe('2026-10-10');
});
