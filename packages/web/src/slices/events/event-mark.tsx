import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber } from '../../kit/index.ts';
import { type ShownDay, standingWords } from './shown-days.ts';

/** Opens the day of an event beside the page. What nobody has confirmed is drawn with a broken line. */
export function EventMark({ day, dated = false }: { day: ShownDay; dated?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { event, on, until, accounts, state } = day;
  const date = (value: string) => formatDate(value, language, { style: 'day' });
  const span = until > on ? t('events.span', { from: date(on), to: date(until) }) : date(on);
  const unsure = state !== 'dated' || (event.certainty === 'estimated' && event.kind !== 'announced');
  const mark = ['eventMark', unsure ? 'unsure' : '', state === 'unrecorded' ? 'late' : ''].filter(Boolean).join(' ');
  const count = accounts === null ? '' : t('events.customers', { count: accounts, number: formatNumber(accounts, language) });
  return (
    <Link
      from="/strategy/events"
      to="/strategy/events"
      search={(before) => ({ ...before, event: event.id, on })}
      replace
      resetScroll={false}
      className={mark}
      title={[event.name[language], span, standingWords(day, t), count].filter(Boolean).join(' · ')}
    >
      {dated ? <span className="num when">{span}</span> : null}
      <span className="what">{event.name[language]}</span>
      {accounts ? <b className="num">{formatNumber(accounts, language)}</b> : null}
    </Link>
  );
}
