import type { EventDay, EventInfo } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { ServedObjectives } from '../strategy/served-objectives.tsx';
import { standingWords } from './shown-days.ts';

interface EventAboutProps {
  event: EventInfo;
  on: string;
  until: string;
  state: EventDay['state'];
}

/** When an event is, how sure that is, and where it is from. */
export function EventAbout({ event, on, until, state }: EventAboutProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = (value: string) => formatDate(value, language, { weekday: true });
  return (
    <div className="eventAbout">
      <p>
        <b className="num">{until > on ? t('events.span', { from: date(on), to: date(until) }) : date(on)}</b>{' '}
        <span className="tag">{standingWords({ event, state }, t)}</span>
      </p>
      <p className="note">
        {t(`events.kindOf.${event.kind}`)} · {t('events.window', event.contact)}
      </p>
      <p className="note">
        <ServedObjectives policyId={event.calendarId} />
      </p>
      {event.source ? <p className="note">{t('events.source', { source: event.source })}</p> : null}
    </div>
  );
}
