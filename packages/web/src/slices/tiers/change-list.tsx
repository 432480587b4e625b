import type { PolicyChange } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

/** What differs between two versions, one sentence each. */
export function ChangeList({ changes }: { changes: readonly PolicyChange[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!changes.length) return <p className="note">{t('studio.change.none')}</p>;
  return (
    <section aria-label={t('studio.change.title', { count: changes.length })}>
      <p className="strong">{t('studio.change.title', { count: changes.length })}</p>
      <ul className="changes">
        {changes.map(({ part, id, text }) => (
          <li key={`${part} ${id} ${text.en}`}>{text[language]}</li>
        ))}
      </ul>
    </section>
  );
}
