import type { StartFigures } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

/** Time to first value by product. */
export function ProductFigures({ figures }: { figures: StartFigures }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!figures.products.length) return null;
  return (
    <div className="cards startProducts">
      <table className="plainTable recordTable" aria-label={t('starting.byProduct')}>
        <thead>
          <tr>
            <th scope="col">{t('starting.product')}</th>
            <th scope="col">{t('starting.median')}</th>
            <th scope="col">{t('starting.reachedCount')}</th>
            <th scope="col">{t('starting.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.products.map(({ productId, productName, medianDays, reached, waiting }) => (
            <tr key={productId ?? 'none'}>
              <td data-label={t('starting.product')}>
                {productId ? (
                  <Link className="door" to="/service/starts" search={{ product: productId }}>
                    {productName}
                  </Link>
                ) : (
                  t('starting.noProduct')
                )}
              </td>
              <td data-label={t('starting.median')} className="num">
                {medianDays === null ? '—' : t('starting.medianDays', { days: formatNumber(medianDays, language, 'plain', 1) })}
              </td>
              <td data-label={t('starting.reachedCount')} className="num">
                {formatNumber(reached, language)}
              </td>
              <td data-label={t('starting.waiting')} className="num">
                {formatNumber(waiting, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
