import { afterEach, expect, test, vi } from 'vitest';
import { newId } from './ids.ts';

afterEach(() => void vi.useRealTimers());

const made = (count: number) => Array.from({ length: count }, newId);

test('ids of one millisecond sort as they were made', () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  const ids = made(5_000);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('and so do those that follow a clock set back', () => {
  vi.useFakeTimers({ now: Date.now() + 120_000 });
  const before = made(10);
  vi.setSystemTime(Date.now() - 3_600_000);
  const ids = [...before, ...made(10)];
  expect(ids.toSorted()).toEqual(ids);
});
