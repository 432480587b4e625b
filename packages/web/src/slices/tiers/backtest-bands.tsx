import type { Backtest, BacktestPoint } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Picture } from '../../kit/index.ts';

/**
 * To how many it happened, band of scores by band, with the interval of each. A score is no chance, so nothing is held against the
 * diagonal: what is asked is whether the share rises from band to band.
 */
export function BacktestBands({ backtest: { outcome, expects }, point }: { backtest: Backtest; point: BacktestPoint }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { bands, order } = point;
  if (bands.length < 2 || order === 'unknown') return null;
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const score = (value: number) => formatNumber(value, language, 'plain', 1);
  const words = t(`backtest.outcome.${outcome}`);
  const rows = bands.map(({ from, to, ...band }, place) => ({
    ...band,
    key: String(place),
    label:
      from === null || to === null
        ? t('backtest.bands.place', { place: place + 1 })
        : from === to
          ? score(from)
          : t('backtest.bands.range', { from: score(from), to: score(to) }),
    range: t('backtest.bands.range', { from: percent(band.low), to: percent(band.high) }),
  }));
  const table = {
    columns: [
      { title: t('backtest.bands.score') },
      { title: t('backtest.deciles.accounts'), align: 'right' as const },
      { title: words, align: 'right' as const },
      { title: t('backtest.deciles.rate'), align: 'right' as const },
      { title: t('backtest.bands.interval'), align: 'right' as const },
    ],
    rows: rows.map(({ label, accounts, positives, rate, range }) => [
      label,
      formatNumber(accounts, language),
      formatNumber(positives, language),
      percent(rate),
      range,
    ]),
  };
  const values = { outcome: words, from: percent(bands[0]?.rate ?? 0), to: percent(bands.at(-1)?.rate ?? 0) };
  const title = t(`backtest.bands.${order}.${expects}`, values);
  return (
    <div>
      <Picture title={title} note={t('tiers.asOfNote', { date: formatDate(point.asOf, language) })} table={table}>
        <ul className="backtestBars">
          {rows.map(({ key, label, rate, low, high }) => (
            <li key={key}>
              <span className="nowrap">{label}</span>
              <span className="track">
                <i style={{ width: `${rate * 100}%` }} />
                <s style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
              </span>
              <span className="num">{percent(rate)}</span>
            </li>
          ))}
        </ul>
      </Picture>
      <p className="note">{t('backtest.bands.how')}</p>
    </div>
  );
}
