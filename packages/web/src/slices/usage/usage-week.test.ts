import { expect, test } from 'vitest';
import { findingOf, firstLine, type UsageLine } from './usage-week.ts';

const line = (id: string, values: (number | null)[], counts: UsageLine['counts'] = null): UsageLine => ({
  id,
  name: { zh: id, en: id },
  unit: null,
  aggregate: 'sum',
  counts,
  points: values.map((value, week) => ({ day: `2026-01-${String(week + 1).padStart(2, '0')}`, value })),
});

test('a finding holds the last week against the one four weeks before', () => {
  expect(findingOf(line('a', [100, 9, 9, 9, 9, 62]))).toEqual({ now: 62, before: 9, change: 62 / 9 - 1 });
  expect(findingOf(line('a', [200, 1, 1, 1, 124])).change).toBeCloseTo(-0.38);
});

test('without a value, or against nothing, there is no change', () => {
  expect(findingOf(line('a', [5, 1, 1, 1, null]))).toEqual({ now: null, before: 5, change: null });
  expect(findingOf(line('a', [0, 1, 1, 1, 5])).change).toBeNull();
  expect(findingOf(line('a', [5]))).toEqual({ now: 5, before: null, change: null });
});

test('a page begins with what was asked, else the active users, else what has values', () => {
  const lines = [line('none', [null]), line('a', [1]), line('users', [1], 'active_users')];
  expect(firstLine(lines, 'a')?.id).toBe('a');
  expect(firstLine(lines, undefined)?.id).toBe('users');
  expect(firstLine(lines, 'none')?.id).toBe('users');
  expect(firstLine([line('none', [null])], undefined)).toBeUndefined();
});
