import { formatNumber } from './format-number.ts';

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A size as people say it: 832 B, 14 KB, 2.4 MB. */
export function formatBytes(bytes: number, language: 'zh' | 'en'): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  return `${formatNumber(value, language, 'plain', step > 1 && value < 100 ? 1 : 0)} ${UNITS[step]}`;
}
