import type { EndingTerms, WorkItem } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import type { ShownDay } from '../events/shown-days.ts';
import { EndingLine } from './ending-line.tsx';
import { useTodayAddress } from './use-today.ts';
import { WorkCard } from './work-card.tsx';

export interface DayProps {
  day: string;
  today: string;
  openId: string | undefined;
  work: readonly WorkItem[];
  events: readonly ShownDay[];
  endings: readonly EndingTerms[];
  /** As many pieces of work, and as many terms, are named. */
  most?: number | undefined;
}
export const isEmpty = ({ work, events, endings }: DayProps): boolean => work.length + events.length + endings.length === 0;

/** The first of them; all where only one more would be left. */
const named = <One,>(all: readonly One[], most: number | undefined): readonly One[] =>
  most === undefined || all.length <= most + 1 ? all : all.slice(0, most);

export function DayOf({ day, today, openId, work, events, endings, most }: DayProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useTodayAddress();
  const [cards, terms] = [named(work, most), named(endings, most)];
  const left = work.length - cards.length + endings.length - terms.length;
  return (
    <>
      {events.map(({ event, on }) => (
        <Link key={event.id} to="/strategy/events" search={{ event: event.id, on }} className="workEvent">
          {event.name[language]}
        </Link>
      ))}
      {terms.map((one) => (
        <EndingLine key={one.accountId} ending={one} today={today} />
      ))}
      {cards.map((one) => (
        <WorkCard key={one.id} work={one} openId={openId} small={most !== undefined} />
      ))}
      {left > 0 ? (
        <button type="button" className="door note" onClick={() => go({ view: 'week', day, task: undefined }, false)}>
          {t('today.view.more', { count: left })}
        </button>
      ) : null}
    </>
  );
}

/** Days one below the other, for the phone. */
export function Agenda({ days }: { days: DayProps[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (days.every(isEmpty)) return <p className="note">{t('today.view.none')}</p>;
  return (
    <ol className="agenda">
      {days.map((one) => (
        <li key={one.day}>
          <h2 className={one.day === one.today ? 'groupHead today' : 'groupHead'}>
            {formatDate(one.day, language, { style: 'day', weekday: true })}
          </h2>
          <DayOf {...one} />
        </li>
      ))}
    </ol>
  );
}
