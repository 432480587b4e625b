import type { CalendarYear } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, formatDate } from '../../kit/index.ts';
import { mondayBefore, monthName, weeksOf } from './month-days.ts';
import { WeekdayHead } from './weekday-head.tsx';

type Marked = CalendarYear['days'][number];

interface MonthGridProps {
  /** From 1. */
  month: number;
  year: CalendarYear;
  marked: ReadonlyMap<string, Marked>;
  today: string;
}

/** A month: days off and weekend days worked carry their sign, school holidays a line below. */
export function MonthGrid({ month, year, marked, today }: MonthGridProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  const first = `${year.year}-${String(month).padStart(2, '0')}-01`;
  return (
    <table className="monthGrid">
      <caption>
        <b>{monthName(first, language)}</b> <span className="note">{t('workdays.inMonth', { count: year.months[month - 1] ?? 0 })}</span>
      </caption>
      <WeekdayHead />
      <tbody>
        {weeksOf(first.slice(0, 7)).map((week) => (
          <tr key={week[0]}>
            {week.map((day) =>
              day.startsWith(first.slice(0, 7)) ? (
                <DayCell key={day} day={day} mark={marked.get(day)} school={schoolOn(year, day)} isToday={day === today} />
              ) : (
                <td key={day} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const schoolOn = ({ spans }: CalendarYear, day: string): string | undefined =>
  spans.find(({ kind, from, to }) => kind === 'school' && from <= day && day <= to)?.name;

function DayCell({ day, mark, school, isToday }: { day: string; mark: Marked | undefined; school: string | undefined; isToday: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isWeekend = mondayBefore(day) <= addDays(day, -5);
  const kind = mark ? (mark.off ? 'off' : 'worked') : isWeekend ? 'weekend' : '';
  const said = [mark ? t(`workdays.${mark.off ? 'off' : 'worked'}`) : '', mark?.name?.[language] ?? '', school ?? '']
    .filter(Boolean)
    .join(' · ');
  return (
    <td
      className={[kind, mark?.of === 'company' ? 'company' : '', school ? 'school' : '', isToday ? 'today' : ''].filter(Boolean).join(' ')}
      title={said ? `${formatDate(day, language, { style: 'day' })} ${said}` : undefined}
    >
      {Number(day.slice(8))}
      {mark ? <i className="sign">{t(`workdays.${mark.off ? 'offSign' : 'workedSign'}`)}</i> : null}
    </td>
  );
}
