import type { Handover } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** The day by which somebody is to answer, or on which it ended; said where it has passed. */
export function DueOf({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useMe()?.today ?? '';
  if (handover.endedOn) return formatDate(handover.endedOn, language);
  return (
    <>
      {formatDate(handover.dueOn, language)}{' '}
      {handover.escalatedOn ? (
        <span className="tag">{t('handover.escalated')}</span>
      ) : handover.dueOn < today ? (
        <span className="tag">{t('handover.late')}</span>
      ) : null}
    </>
  );
}
