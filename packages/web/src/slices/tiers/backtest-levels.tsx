import type { Backtest, BacktestPoint } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

/** To how many of each level it happened, what share of the amount it carried, and how much of that it happened to. */
export function BacktestLevels({ backtest: { kind, outcome }, point: { levels } }: { backtest: Backtest; point: BacktestPoint }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const of = kind === 'health' ? 'colours' : 'levels';
  const share = (value: number | null) => (value === null ? '—' : formatNumber(value, language, 'percent'));
  const words = t(`backtest.outcome.${outcome}`);
  const heads = [
    t('backtest.levels.accounts'),
    t('backtest.levels.rate', { outcome: words }),
    t(`backtest.${of}.amount`),
    t(`backtest.${of}.amountRate`, { outcome: words }),
  ];
  return (
    <section className="tierSection">
      <h2 className="section">{t(`backtest.${of}.title`)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys */}
      <section className="scrollX" aria-label={t(`backtest.${of}.title`)} tabIndex={0}>
        <table className="plainTable" aria-label={t(`backtest.${of}.title`)}>
          <thead>
            <tr>
              <th scope="col">{t(`backtest.${of}.level`)}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="right">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levels.map(({ id, name, accounts, rate, amountShare, amountRate = null }) => (
              <tr key={id ?? ''}>
                <td className="nowrap">
                  {id === null ? t('tiers.none') : kind === 'health' ? name?.[language] : `${id} ${name?.[language] ?? ''}`}
                </td>
                <td className="right">{formatNumber(accounts, language)}</td>
                <td className="right">{share(accounts ? rate : null)}</td>
                <td className="right">{share(amountShare)}</td>
                <td className="right">{share(amountRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
