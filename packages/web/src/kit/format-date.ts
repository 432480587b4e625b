import type { Language } from '../i18n/i18n.ts';
import { locale } from './format-number.ts';

/**
 * full: 2026-11-23 / 23 Nov 2026 · day: 11 月 23 日 / 23 Nov · headline: 11 月 23 日 周一 / Monday 23 November ·
 * minute: 2026-11-23 08:12 / 23 Nov 2026, 08:12 · time: 08:12 ·
 * month: 2026 年 11 月 / Nov 2026.
 */
export type DateStyle = 'full' | 'day' | 'headline' | 'minute' | 'time' | 'month';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `value` is a calendar date (no time, no zone). */
export const isDateOnly = (value: string): boolean => DATE_ONLY.test(value);

/**
 * A date (`2026-11-23`) or an instant (ISO 8601 with zone) as text. A date keeps its day in every zone; an instant is shown
 * in `timeZone` (default: the reader's). `weekday` adds the day of the week to full and day.
 */
export function formatDate(
  value: string,
  language: Language,
  { style = 'full', weekday = false, timeZone }: { style?: DateStyle; weekday?: boolean; timeZone?: string } = {},
): string {
  const at = Date.parse(value);
  if (Number.isNaN(at)) return value;
  const parts = partsOf(at, language, isDateOnly(value) ? 'UTC' : timeZone);
  return language === 'zh' ? chinese(parts, style, weekday) : english(parts, style, weekday);
}

type Parts = Record<'year' | 'month' | 'day' | 'weekday' | 'longMonth' | 'longWeekday' | 'shortMonth' | 'hour' | 'minute', string>;

function partsOf(at: number, language: Language, timeZone: string | undefined): Parts {
  const one = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale(language), { timeZone, ...options }).format(at);
  const numeric = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const found = Object.fromEntries(numeric.formatToParts(at).map((part) => [part.type, part.value]));
  return {
    year: found.year ?? '',
    month: found.month ?? '',
    day: found.day ?? '',
    hour: found.hour ?? '',
    minute: found.minute ?? '',
    weekday: one({ weekday: 'short' }),
    longWeekday: one({ weekday: 'long' }),
    shortMonth: one({ month: 'short' }),
    longMonth: one({ month: 'long' }),
  };
}

function chinese(p: Parts, style: DateStyle, weekday: boolean): string {
  const day = `${Number(p.month)} 月 ${Number(p.day)} 日`;
  const withWeekday = (text: string) => (weekday || style === 'headline' ? `${text} ${p.weekday}` : text);
  if (style === 'time') return `${p.hour}:${p.minute}`;
  if (style === 'month') return `${p.year} 年 ${Number(p.month)} 月`;
  if (style === 'day' || style === 'headline') return withWeekday(day);
  const full = withWeekday(`${p.year}-${p.month}-${p.day}`);
  return style === 'minute' ? `${full} ${p.hour}:${p.minute}` : full;
}

function english(p: Parts, style: DateStyle, weekday: boolean): string {
  const day = Number(p.day);
  if (style === 'time') return `${p.hour}:${p.minute}`;
  if (style === 'headline') return `${p.longWeekday} ${day} ${p.longMonth}`;
  if (style === 'month') return `${p.shortMonth} ${p.year}`;
  const lead = weekday ? `${p.weekday} ` : '';
  if (style === 'day') return `${lead}${day} ${p.shortMonth}`;
  const full = `${lead}${day} ${p.shortMonth} ${p.year}`;
  return style === 'minute' ? `${full}, ${p.hour}:${p.minute}` : full;
}
