import type { BenefitMatrix } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, Money } from '../../kit/index.ts';

/** Every benefit that there is: what it costs, what it is to bring about, and from where on it asks for approval. */
export function Catalogue({ matrix }: { matrix: BenefitMatrix }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <section className="benefitSection">
      <h2 className="section">{t('benefit.catalogue.title')}</h2>
      <p className="note">{t('benefit.catalogue.note')}</p>
      <table className="plainTable" aria-label={t('benefit.catalogue.title')}>
        <thead>
          <tr>
            <th scope="col">{t('benefit.catalogue.name')}</th>
            <th scope="col" className="wide">
              {t('benefit.catalogue.kind')}
            </th>
            <th scope="col" className="wide">
              {t('benefit.catalogue.drives')}
            </th>
            <th scope="col" className="wide">
              {t('benefit.catalogue.unit')}
            </th>
            <th scope="col" className="right">
              {t('benefit.catalogue.cost')}
            </th>
            <th scope="col" className="right">
              {t('benefit.catalogue.approval')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.catalogue.map((benefit) => (
            <tr key={benefit.id}>
              <td>{benefit.name[language]}</td>
              <td className="wide">{t(`benefit.kind.${benefit.kind}`)}</td>
              <td className="wide">{t(`benefit.stage.${benefit.drives}`)}</td>
              <td className="wide">{benefit.unit[language]}</td>
              <td className="right nowrap">
                {benefit.unitCost === '0' ? <span className="ink3">—</span> : <Money amount={benefit.unitCost} currency={currency} />}
              </td>
              <td className="right nowrap">
                {benefit.approvalAbove === null ? (
                  <span className="ink3">—</span>
                ) : (
                  `${formatNumber(benefit.approvalAbove, language)} ${benefit.unit[language]}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
