import type { FeedbackTold } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** All that was done with an item, the latest first, dated and by whom. */
export function ItemHistory({ item }: { item: FeedbackTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentence = ({ what, state, otherNumber }: FeedbackTold['events'][number]) =>
    what === 'moved'
      ? t('roadmap.event.moved', { state: t(`roadmap.state.${state}`) })
      : t(`roadmap.event.${what}`, { number: otherNumber });
  return (
    <section>
      <h2 className="lbl">{t('roadmap.history')}</h2>
      <ol className="plainList askList">
        {item.events.map((event) => (
          <li key={event.seq}>
            {event.otherId ? (
              <Link className="door" to="/feedback/$feedbackId" params={{ feedbackId: event.otherId }}>
                {sentence(event)}
              </Link>
            ) : (
              sentence(event)
            )}{' '}
            <span className="note">
              {t('roadmap.event.by', {
                name: event.byName || t('roadmap.event.customer'),
                on: formatDate(event.at, language, { style: 'minute' }),
              })}
            </span>
            {event.note ? <p className="note">{event.note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
