import type { Import } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { formatNumber, usePreferences } from '../../kit/index.ts';

/** What looks wrong without stopping a row, by kind, with rows to look at. */
export function ImportWarnings({ warnings }: { warnings: Import['warnings'] }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  if (warnings.length === 0) return null;
  return (
    <section className="block2">
      <h2 className="section">{t('importing.warnings')}</h2>
      <ul className="warnings">
        {warnings.map((warning) => (
          <li key={warning.code}>
            <span className="num strong">{formatNumber(warning.count, language)}</span>
            <span className="prose">{warning.message}</span>
            {warning.examples.length > 0 ? (
              <span className="note num">
                {t('importing.exampleRows', { rows: warning.examples.join(language === 'zh' ? '、' : ', ') })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
