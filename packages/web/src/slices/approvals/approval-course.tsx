import type { ApprovalTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** What was done with a request, in order: who, when, from where, for whom. */
export function ApprovalCourse({ approval }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('signing.course')}</h3>
      <ol>
        {approval.course.map((event) => (
          <li key={`${event.at} ${event.what} ${event.by} ${event.to}`}>
            {event.to
              ? t('signing.eventTo', { what: t(`signing.eventOf.${event.what}`), name: event.to })
              : t(`signing.eventOf.${event.what}`)}
            <span className="note">
              {' '}
              {formatDate(event.at, language, { style: 'minute' })}
              {event.what === 'late' ? null : ` · ${event.by ?? t('signing.system')}`}
              {event.for && event.for !== event.by ? ` · ${t('signing.eventFor', { name: event.for })}` : null}
              {event.what === 'late' ? null : ` · ${t(`auditLog.viaOf.${event.via}`)}`}
            </span>
            {event.note ? <span className="approvalNote">{event.note}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
