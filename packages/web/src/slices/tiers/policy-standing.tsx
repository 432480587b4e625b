import type { PolicyInfo } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

type Standing = Pick<PolicyInfo, 'name' | 'version' | 'inForceFrom' | 'publishedBy' | 'draft' | 'submission'>;

/** A policy's name, which version of it is in force since when and by whom, and whether a draft waits. */
export function PolicyStanding({ of: { name, version, inForceFrom, publishedBy, draft, submission } }: { of: Standing }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="ink2 grow">
      <b>{name[language]}</b>{' '}
      {version === null
        ? t('tiers.policy.unpublished')
        : t('tiers.policy.inForce', { version, date: inForceFrom ? formatDate(inForceFrom, language) : '—' })}
      {publishedBy ? t('tiers.policy.by', { person: publishedBy }) : null}
      {draft === null ? null : t('tiers.policy.draft', { version: draft })}
      {submission ? <span className="awaits">{t('approval.badge')}</span> : null}
    </p>
  );
}
