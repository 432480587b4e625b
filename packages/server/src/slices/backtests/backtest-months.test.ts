import { expect, test } from 'vitest';
import { endOf, lastWhole, pointsTo } from './backtest-months.ts';

test('points are month ends, the last of them the day asked for', () => {
  expect(pointsTo('2024-03-31', 3)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31']);
  expect(pointsTo('2011-06-09', 2)).toEqual(['2011-05-31', '2011-06-09']);
});

test('months after a month end end on a month end no later than the same day', () => {
  expect(endOf('2024-08-31', 6)).toBe('2025-02-28');
  expect(endOf('2011-06-09', 6)).toBe('2011-12-09');
});

test('the last point is the last month end whose months to come are over', () => {
  expect(lastWhole('2026-11-23', 6)).toBe('2026-04-30');
  expect(lastWhole('2026-11-30', 6)).toBe('2026-04-30');
  expect(lastWhole('2026-12-31', 12)).toBe('2025-11-30');
  expect(lastWhole('2025-03-01', 6)).toBe('2024-08-31');
});
