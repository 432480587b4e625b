import { expect, test } from 'vitest';
import { scheduledDay, stagesDay } from './schedule.rules.ts';

test.each([
  ['month_end', '2026-11-21', '2026-10-31'],
  ['month_end', '2026-12-01', '2026-11-30'],
  ['month_end', '2028-03-01', '2028-02-29'],
  ['month_end', '2026-11-30', '2026-10-31'],
  ['daily', '2026-01-01', '2025-12-31'],
  ['manual', '2026-11-21', null],
] as const)('a %s policy on %s is judged as of %s', (schedule, today, day) => {
  expect(scheduledDay(schedule, today)).toBe(day);
});

test('stages that follow from dates are those of the day that begins, stages by conditions those of the day that is over', () => {
  expect(stagesDay('subscription', '2028-03-01')).toBe('2028-03-01');
  expect(stagesDay('conditions', '2028-03-01')).toBe('2028-02-29');
});
