import { describe, expect, it } from 'vitest';
import { formatDate } from './format-date.ts';
import { formatRelativeTime } from './format-relative-time.ts';

describe('dates', () => {
  it('are written as each language reads them', () => {
    expect(formatDate('2026-11-23', 'zh')).toBe('2026-11-23');
    expect(formatDate('2026-11-23', 'zh', { weekday: true })).toBe('2026-11-23 周一');
    expect(formatDate('2026-11-23', 'zh', { style: 'headline' })).toBe('11 月 23 日 周一');
    expect(formatDate('2026-11-23', 'en', { weekday: true })).toBe('Mon 23 Nov 2026');
    expect(formatDate('2026-11-03', 'en', { style: 'headline' })).toBe('Tuesday 3 November');
    expect(formatDate('2026-11-03', 'en', { style: 'day' })).toBe('3 Nov');
  });

  it('show an instant in the zone asked for', () => {
    expect(formatDate('2026-11-22T16:12:00Z', 'zh', { style: 'minute', timeZone: 'Asia/Shanghai' })).toBe('2026-11-23 00:12');
    expect(formatDate('2026-11-22T16:12:00Z', 'en', { style: 'minute', timeZone: 'Asia/Shanghai' })).toBe('23 Nov 2026, 00:12');
  });

  it('are left as they are when they cannot be read', () => {
    expect(formatDate('soon', 'en')).toBe('soon');
  });
});

describe('relative time', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  it('counts in the largest whole unit', () => {
    expect(formatRelativeTime('2026-11-23T11:59:30Z', 'en', now)).toBe('now');
    expect(formatRelativeTime('2026-11-23T11:18:00Z', 'zh', now)).toBe('42 分钟前');
    expect(formatRelativeTime('2026-11-23T09:00:00Z', 'en', now)).toBe('3 hours ago');
    expect(formatRelativeTime('2026-11-26T13:00:00Z', 'en', now)).toBe('in 3 days');
    expect(formatRelativeTime('2025-11-01', 'en', now)).toBe('last year');
  });

  it('counts whole days for a date without time', () => {
    expect(formatRelativeTime('2026-11-17', 'zh', now)).toBe('6 天前');
    expect(formatRelativeTime('2026-11-23', 'en', now)).toBe('today');
  });
});
