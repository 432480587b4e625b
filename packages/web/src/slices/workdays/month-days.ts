import dayjs from 'dayjs';
import type { Language } from '../../i18n/i18n.ts';
import { addDays } from '../../kit/index.ts';

/** A Monday, to take the names of weekdays from. */
const MONDAY = '2024-01-01';
const nameOf = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', ...options }).format(Date.parse(day));

/** The last Monday up to and with a day. */
export const mondayBefore = (day: string): string => addDays(day, -((dayjs(day).day() + 6) % 7));
export const monthName = (day: string, language: Language): string => nameOf(day, language, { month: 'short' });
export const weekdayNames = (language: Language): { short: string; long: string }[] =>
  Array.from({ length: 7 }, (_, place) => ({
    short: nameOf(addDays(MONDAY, place), language, { weekday: 'narrow' }),
    long: nameOf(addDays(MONDAY, place), language, { weekday: 'long' }),
  }));
/** The weeks of a month (as 2026-11), Monday first, with the days of its neighbours that fill them. */
export const weeksOf = (month: string): string[][] =>
  Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => addDays(mondayBefore(`${month}-01`), week * 7 + day)),
  ).filter((week) => week.some((day) => day.startsWith(month)));
