import type { EventInfo } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

interface EventAboutProps {
  event: EventInfo;
  on: string;
  until: string;
  /** Somebody recorded it on this day. */
  isOut: boolean;
}

/** When an event is, how sure that is, and where it is from. */
export function EventAbout({ event, on, until, isOut }: EventAboutProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = (value: string) => formatDate(value, language, { weekday: true });
  return (
    <div className="eventAbout">
      <p>
        <b className="num">{until > on ? t('events.span', { from: date(on), to: date(until) }) : date(on)}</b>{' '}
        <span className="tag">{isOut ? t('events.out') : t(`events.certaintyOf.${event.certainty}`)}</span>
      </p>
      <p className="note">
        {t(`events.kindOf.${event.kind}`)} · {t('events.window', event.contact)}
      </p>
      {event.source ? <p className="note">{t('events.source', { source: event.source })}</p> : null}
    </div>
  );
}
