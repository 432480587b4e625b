import type { Backtest, BacktestDimension } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../kit/index.ts';

/** Which dimension of a health policy separates by itself those to whom it happened from the others. */
export function BacktestDimensions({ backtest: { dimensions, outcome, verdict } }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!dimensions.length) return null;
  const words = t(`backtest.outcome.${outcome}`);
  const confidence = formatNumber(verdict?.confidence ?? 0.95, language, 'percent', 1);
  return (
    <section className="tierSection">
      <h2 className="section">{t('backtest.dimensions.title', { outcome: words })}</h2>
      <p className="backtestFinding">
        <Finding dimensions={dimensions} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys */}
      <section className="scrollX" aria-label={t('backtest.dimensions.title', { outcome: words })} tabIndex={0}>
        <table className="plainTable" aria-label={t('backtest.dimensions.title', { outcome: words })}>
          <thead>
            <tr>
              <th scope="col">{t('backtest.dimensions.dimension')}</th>
              <th scope="col" className="right">
                {t('backtest.proposal.weight')}
              </th>
              <th scope="col" className="right">
                {t('backtest.points.accounts')}
              </th>
              <th scope="col" className="right">
                {t('backtest.dimensions.auc', { confidence })}
              </th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map(({ id, name, weight, accounts, positives, auc, low, high, tells }) => (
              <tr key={id}>
                <td>
                  {name[language]}
                  <span className="note block">{t(`backtest.dimensions.tells.${tells}`)}</span>
                </td>
                <td className="right">{formatNumber(weight, language)}</td>
                <td className="right">
                  {formatNumber(accounts, language)}
                  <span className="note block">{t('backtest.dimensions.happened', { count: positives, outcome: words })}</span>
                </td>
                <td className="right nowrap">
                  {auc === null ? '—' : auc.toFixed(3)}
                  {low === null || high === null ? null : <span className="note block">{`${low.toFixed(2)}–${high.toFixed(2)}`}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{t('backtest.dimensions.how', { confidence })}</p>
    </section>
  );
}

/** The dimension that tells most, or that none does. */
function Finding({ dimensions }: { dimensions: readonly BacktestDimension[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const judged = dimensions.filter(({ tells }) => tells !== 'unknown');
  if (!judged.length) return t('backtest.dimensions.few');
  const [best] = judged.filter(({ tells }) => tells === 'yes').toSorted((a, b) => (b.auc ?? 0) - (a.auc ?? 0));
  const reversed = judged.filter(({ tells }) => tells === 'reversed').map(({ name }) => name[language]);
  if (!best && reversed.length) return t('backtest.dimensions.reversed', { names: reversed.join(language === 'zh' ? '、' : ', ') });
  if (!best) return t('backtest.dimensions.none', { count: judged.length });
  const idle = judged.filter(({ tells }) => tells !== 'yes').map(({ name }) => name[language]);
  const values = { name: best.name[language], auc: (best.auc ?? 0).toFixed(3), idle: idle.join(language === 'zh' ? '、' : ', ') };
  return <RichText text={idle.length ? 'backtest.dimensions.some' : 'backtest.dimensions.all'} values={values} />;
}
