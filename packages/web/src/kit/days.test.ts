import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, nextWeekday } from './days.ts';

test('days are counted over month ends and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1);
});

test('the next weekday steps over the weekend', () => {
  expect(nextWeekday('2026-11-19')).toBe('2026-11-20');
  expect(nextWeekday('2026-11-20')).toBe('2026-11-23');
  expect(nextWeekday('2026-11-21')).toBe('2026-11-23');
});
