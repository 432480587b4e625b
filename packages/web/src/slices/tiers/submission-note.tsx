import type { Submission } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** Who handed a version in and who decided it, when and why: one line each time, the latest first. */
export function SubmissionNotes({ submissions, version }: { submissions: readonly Submission[]; version: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const moment = (at: string) => formatDate(at, language, { style: 'minute' });
  return submissions
    .filter((one) => one.version === version)
    .map(({ id, by, at, state, decidedBy, decidedAt, reason }) => (
      <span key={id} className="note block">
        {t('approval.told', { person: by ?? t('approval.nobody'), at: moment(at) })}
        {state === 'open' ? t('approval.stillOpen') : null}
        {state !== 'open' && decidedAt
          ? t(`approval.decided.${state}`, { person: decidedBy ?? t('approval.nobody'), at: moment(decidedAt) })
          : null}
        {reason ? t('approval.because', { reason }) : null}
      </span>
    ));
}
