import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { monthName } from '../workdays/month-days.ts';
import { EventMark } from './event-mark.tsx';
import type { ShownDay } from './shown-days.ts';

const MONTHS = Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(2, '0'));
/** Days of each customer's own are as many as customers: a year tells those of everybody. */
const ofEverybody = ({ event }: ShownDay): boolean => event.kind !== 'account';

/** A year, a part a month. */
export function YearView({ year, days }: { year: string; days: readonly ShownDay[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const byMonth = Map.groupBy(days.filter(ofEverybody), ({ on }) => on.slice(0, 7));
  return (
    <div className="eventYear">
      {MONTHS.map((month) => {
        const events = byMonth.get(`${year}-${month}`) ?? [];
        return (
          <section key={month}>
            <h2 className="lbl">{monthName(`${year}-${month}-01`, language)}</h2>
            {events.length ? (
              <ul>
                {events.map((day) => (
                  <li key={`${day.eventId} ${day.on}`}>
                    <EventMark day={day} dated />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="note">{t('events.noneInMonth')}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
