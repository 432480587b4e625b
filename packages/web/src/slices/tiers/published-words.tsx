import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import type { Published } from './use-publishing.ts';

/** What became of a publication: in force, planned for a day, or waiting for a second person. */
export function PublishedWords({ of: { version, on, awaits } }: { of: Published }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (awaits) return t('approval.done', { version });
  return on ? t('tiers.planned.done', { version, date: formatDate(on, language) }) : t('tiers.simulate.published', { version });
}
