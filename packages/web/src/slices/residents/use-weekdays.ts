import { useLanguage } from '../../i18n/use-language.ts';

/** A Monday: from here on the days of a week are named. */
const MONDAY = Temporal.PlainDate.from('2026-11-02');

/** Names of weekdays, 1 being Monday. */
export function useWeekdays(): (days: readonly number[]) => string {
  const language = useLanguage();
  const nameOf = (day: number) => MONDAY.add({ days: day - 1 }).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short' });
  return (days) => days.map(nameOf).join(language === 'zh' ? '、' : ', ');
}
