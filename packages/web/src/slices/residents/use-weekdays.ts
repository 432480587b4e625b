import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

/** A Monday: from here on the days of a week are named. */
const MONDAY = Temporal.PlainDate.from('2026-11-02');

/** So many days in a row are told by the first and the last. */
const ROW = 3;

/** Names of weekdays in their order, 1 being Monday. */
export function useWeekdays(): (days: readonly number[]) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = (day: number) => MONDAY.add({ days: day - 1 }).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short' });
  const named = (row: readonly number[]) =>
    row.length < ROW ? row.map(nameOf) : [t('resident.daysInRow', { from: nameOf(row[0]!), to: nameOf(row.at(-1)!) })];
  return (days) =>
    rowsOf(days)
      .flatMap(named)
      .join(language === 'zh' ? '、' : ', ');
}

function rowsOf(days: readonly number[]): number[][] {
  const rows: number[][] = [];
  for (const day of days) {
    const row = rows.at(-1);
    if (row?.at(-1) === day - 1) row.push(day);
    else rows.push([day]);
  }
  return rows;
}
