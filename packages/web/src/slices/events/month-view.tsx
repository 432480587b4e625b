import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, PHONE, useMedia } from '../../kit/index.ts';
import { weeksOf } from '../workdays/month-days.ts';
import { WeekdayHead } from '../workdays/weekday-head.tsx';
import { EventMark } from './event-mark.tsx';
import { isLong, type ShownDay } from './shown-days.ts';

interface MonthViewProps {
  /** As 2026-11. */
  month: string;
  days: readonly ShownDay[];
  school: readonly { name: string; from: string; to: string }[];
  today: string;
}

/** A month: what takes weeks above, what has its day in it; on the phone a line a day. */
export function MonthView({ month, days, school, today }: MonthViewProps) {
  const { t } = useTranslation();
  const phone = useMedia(PHONE);
  const long = days.filter(isLong);
  const short = Map.groupBy(
    days.filter((day) => !isLong(day) && day.on.startsWith(month)),
    ({ on }) => on,
  );
  const schoolOn = (day: string) => school.find(({ from, to }) => from <= day && day <= to)?.name;
  return (
    <>
      {long.length ? (
        <ul className="longEvents" aria-label={t('events.long')}>
          {long.map((day) => (
            <li key={`${day.eventId} ${day.on}`}>
              <EventMark day={day} dated />
            </li>
          ))}
        </ul>
      ) : null}
      {phone ? (
        <DayLines days={short} />
      ) : (
        <table className="eventMonth">
          <caption className="visuallyHidden">{month}</caption>
          <WeekdayHead />
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td key={day} className={cellClass(day, month, today, schoolOn(day) !== undefined)} title={schoolOn(day)}>
                    <span className="num dayNumber">{Number(day.slice(8))}</span>
                    {short.get(day)?.map((one) => (
                      <EventMark key={one.eventId} day={one} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const cellClass = (day: string, month: string, today: string, school: boolean): string =>
  [day.startsWith(month) ? '' : 'other', day === today ? 'today' : '', school ? 'school' : ''].filter(Boolean).join(' ');

function DayLines({ days }: { days: ReadonlyMap<string, readonly ShownDay[]> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (days.size === 0) return <p className="note">{t('events.noneInMonth')}</p>;
  return (
    <ul className="dayLines">
      {[...days].map(([day, events]) => (
        <li key={day}>
          <span className="note">{formatDate(day, language, { style: 'day', weekday: true })}</span>
          {events.map((one) => (
            <EventMark key={one.eventId} day={one} />
          ))}
        </li>
      ))}
    </ul>
  );
}
