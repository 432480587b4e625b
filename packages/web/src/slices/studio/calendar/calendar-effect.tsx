import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate, formatNumber, SkeletonRows } from '../../../kit/index.ts';
import type { Studio } from '../use-studio.ts';
import type { DraftCalendar } from './calendar-shape.ts';

/** The days of the year ahead that follow from the draft, and how many customers each event concerns; it stands back while the draft is unsound. */
export function CalendarEffect({ draft, studio }: { draft: DraftCalendar; studio: Studio<unknown> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery({
    ...api.policies.calendarDays.queryOptions({ input: { yaml: studio.settled } }),
    enabled: studio.sound,
    placeholderData: (last) => last,
    retry: false,
  });
  const isStale = !studio.sound || found.isPlaceholderData;
  const events = new Map(draft.events.map((event) => [event.id, event]));
  const accounts = new Map(found.data?.concerned.map((one) => [one.eventId, one.accounts]));
  const nameOf = (id: string) => events.get(id)?.name[language] || id;
  const number = (id: string) => {
    const count = accounts.get(id);
    return count === undefined ? null : t('events.customers', { count, number: formatNumber(count, language) });
  };
  const own = draft.events.filter(({ kind }) => kind === 'account');
  return (
    <section className={isStale ? 'studioBase stale' : 'studioBase'} aria-labelledby="calendar-effect-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="calendar-effect-title">
          {t('calendarStudio.yearAhead')}
        </h2>
        <Link to="/strategy/events">{t('calendarStudio.inForce')}</Link>
      </div>
      {!found.data ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          <ol className="calendarDays">
            {found.data.days.map(({ eventId, on, until }) => (
              <li key={`${eventId} ${on}`} className="row">
                <span className="num when">
                  {formatDate(on, language, { weekday: true })}
                  {until > on ? (
                    <span className="note block">
                      {t('calendarStudio.untilDay', { day: formatDate(until, language, { style: 'day' }) })}
                    </span>
                  ) : null}
                </span>
                <span className="grow">{nameOf(eventId)}</span>
                <span className="note num">{number(eventId)}</span>
              </li>
            ))}
          </ol>
          {found.data.days.length === 0 ? <p className="note">{t('calendarStudio.noDays')}</p> : null}
          {own.length ? (
            <>
              <h3 className="lbl">{t('calendarStudio.own')}</h3>
              <ul className="calendarDays">
                {own.map(({ id }) => (
                  <li key={id} className="row">
                    <span className="grow">{nameOf(id)}</span>
                    <span className="note num">{number(id)}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <p className="note">{t('calendarStudio.effectNote')}</p>
        </>
      )}
    </section>
  );
}
