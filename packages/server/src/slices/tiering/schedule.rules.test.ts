import { expect, test } from 'vitest';
import { scheduledDay } from './schedule.rules.ts';

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
