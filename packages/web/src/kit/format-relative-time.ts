import type { Language } from '../i18n/i18n.ts';
import { isDateOnly } from './format-date.ts';
import { locale } from './format-number.ts';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** The instant in milliseconds since 1970, read from the page's monotonic clock. */
export const nowInMs = (): number => performance.timeOrigin + performance.now();

/**
 * How long ago or ahead `value` is: 6 天前, in 3 days, 昨天. A date without time counts whole days in the reader's zone;
 * an instant of the last minute reads as now.
 */
export function formatRelativeTime(value: string, language: Language, now: number = nowInMs()): string {
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  if (isDateOnly(value)) return spaced(largest(format, Date.parse(value) - startOfToday(now), 'day'));
  const difference = Date.parse(value) - now;
  return spaced(Math.abs(difference) < 60_000 ? format.format(0, 'second') : largest(format, difference, 'minute'));
}

function largest(format: Intl.RelativeTimeFormat, difference: number, least: Intl.RelativeTimeFormatUnit): string {
  for (const [unit, size] of steps) {
    if (Math.abs(difference) >= size || unit === least) return format.format(Math.trunc(difference / size), unit);
  }
  return format.format(0, 'second');
}

/** Today's calendar date in the reader's zone, as milliseconds of its UTC midnight. */
function startOfToday(now: number): number {
  return Date.parse(new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(now));
}

/** Figures stand apart from Chinese characters: 6天前 → 6 天前. */
const spaced = (text: string): string => text.replace(/(\d)(\p{Script=Han})/gu, '$1 $2');
