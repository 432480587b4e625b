import type { BacktestOutcome, BacktestPoint } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

/** To how many of each level it happened, and what share of the amount it carried. */
export function BacktestLevels({ outcome, point: { levels } }: { outcome: BacktestOutcome; point: BacktestPoint }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number) => formatNumber(share, language, 'percent');
  return (
    <section className="tierSection">
      <h2 className="section">{t('backtest.levels.title')}</h2>
      <table className="plainTable" aria-label={t('backtest.levels.title')}>
        <thead>
          <tr>
            <th scope="col">{t('backtest.levels.level')}</th>
            <th scope="col" className="right">
              {t('backtest.levels.accounts')}
            </th>
            <th scope="col" className="right">
              {t('backtest.levels.rate', { outcome: t(`backtest.outcome.${outcome}`) })}
            </th>
            <th scope="col" className="right">
              {t('backtest.levels.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.id ?? ''}>
              <td>{level.id === null ? t('tiers.none') : `${level.id} ${level.name?.[language] ?? ''}`}</td>
              <td className="right">{formatNumber(level.accounts, language)}</td>
              <td className="right">{level.accounts ? percent(level.rate) : '—'}</td>
              <td className="right">{level.amountShare === null ? '—' : percent(level.amountShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
