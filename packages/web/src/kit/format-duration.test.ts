import { describe, expect, it } from 'vitest';
import { formatDuration } from './format-duration.ts';

describe('a length of time', () => {
  it('is said in its largest fitting unit', () => {
    expect([0.2, 45, 180, 7200].map((seconds) => formatDuration(seconds, 'en'))).toEqual([
      '1 second',
      '45 seconds',
      '3 minutes',
      '2 hours',
    ]);
  });

  it('keeps a space before the Chinese unit', () => {
    expect([45, 180, 7200].map((seconds) => formatDuration(seconds, 'zh'))).toEqual(['45 秒', '3 分钟', '2 小时']);
  });
});
