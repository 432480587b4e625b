import type { Both } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';

interface VariantsProps {
  variants: readonly { id: string | null; name: Both | null; accounts: number; meanScore: string | null }[];
}

/** Who is judged by which measures. */
export function Variants({ variants }: VariantsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mean = (score: string | null) =>
    score === null ? '—' : score === MASKED ? MASKED : formatNumber(Number(score), language, 'plain', 1);
  return (
    <section className="healthSection">
      <h2 className="section">{t('health.variants.title')}</h2>
      <table className="plainTable" aria-label={t('health.variants.title')}>
        <thead>
          <tr>
            <th scope="col">{t('health.variants.name')}</th>
            <th scope="col" className="right">
              {t('health.base.accounts')}
            </th>
            <th scope="col" className="right">
              {t('health.variants.mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ id, name, accounts, meanScore }) => (
            <tr key={id}>
              <td>{name?.[language] ?? t('health.policy.everybody')}</td>
              <td className="right">{formatNumber(accounts, language)}</td>
              <td className="right num">{mean(meanScore)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
