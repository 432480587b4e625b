import type { Backtest } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber } from '../../kit/index.ts';

/** Each point with what was found there, latest first. */
export function BacktestPoints({ backtest: { kind, points, outcome } }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const unscored = points.at(-1)?.unscored ?? 0;
  const moves = points.some(({ moved }) => moved !== null);
  const heads = [
    t('backtest.points.accounts'),
    t('backtest.points.happened', { outcome: t(`backtest.outcome.${outcome}`) }),
    t('backtest.points.auc'),
    t('backtest.points.lift'),
    ...(moves ? [t(kind === 'health' ? 'backtest.points.recoloured' : 'backtest.points.moved')] : []),
  ];
  return (
    <section className="tierSection">
      <h2 className="section">{t('backtest.points.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys */}
      <section className="scrollX" aria-label={t('backtest.points.title')} tabIndex={0}>
        <table className="plainTable" aria-label={t('backtest.points.title')}>
          <thead>
            <tr>
              <th scope="col">{t('backtest.points.asOf')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="right">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.asOf}>
                <td className="nowrap">
                  {formatDate(point.asOf, language)}
                  {point.over ? null : <span className="note block">{t('backtest.points.open')}</span>}
                </td>
                <td className="right">{number(point.accounts)}</td>
                <td className="right nowrap">
                  {number(point.positives)}
                  {point.accounts ? (
                    <span className="note"> {formatNumber(point.positives / point.accounts, language, 'percent')}</span>
                  ) : null}
                </td>
                <td className="right nowrap">
                  {point.auc === null ? '—' : point.auc.toFixed(3)}
                  {point.low === null || point.high === null ? null : (
                    <span className="note block">{`${point.low.toFixed(2)}–${point.high.toFixed(2)}`}</span>
                  )}
                </td>
                <td className="right">{point.liftTop10 === null ? '—' : point.liftTop10.toFixed(2)}</td>
                {moves ? (
                  <td className="right">
                    {point.moved?.accounts ? formatNumber(point.moved.changed / point.moved.accounts, language, 'percent') : '—'}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {unscored ? <p className="note">{t('backtest.points.unscored', { count: unscored })}</p> : null}
    </section>
  );
}
