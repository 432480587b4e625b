import type { Backtest, BacktestPoint } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Picture } from '../../kit/index.ts';
import { useSignalNames } from './use-signal-names.ts';

interface PictureOf {
  backtest: Backtest;
  point: BacktestPoint;
}

/** To how many of each tenth it happened, first to last: what separates well falls from bar to bar; the line is the share of all. */
export function BacktestDeciles({ backtest: { outcome }, point }: PictureOf) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const scored = point.accounts - point.unscored;
  const all = scored ? point.deciles.reduce((sum, { positives }) => sum + positives, 0) / scored : 0;
  const table = {
    columns: [
      { title: t('backtest.deciles.decile', { decile: '' }) },
      { title: t('backtest.deciles.accounts'), align: 'right' as const },
      { title: t('backtest.deciles.rate'), align: 'right' as const },
    ],
    rows: point.deciles.map(({ decile, accounts, rate }) => [decile, formatNumber(accounts, language, 'plain', 1), percent(rate)]),
  };
  const title = t('backtest.deciles.title', {
    rate: percent(point.deciles[0]?.rate ?? 0),
    all: percent(all),
    outcome: t(`backtest.outcome.${outcome}`),
  });
  return (
    <Picture title={title} note={t('backtest.deciles.note', { date: formatDate(point.asOf, language) })} table={table}>
      <Bars
        rows={point.deciles.map(({ decile, rate }) => ({
          key: String(decile),
          label: t('backtest.deciles.decile', { decile }),
          share: rate,
          text: percent(rate),
        }))}
        mark={all}
      />
    </Picture>
  );
}

/** The area of what was asked beside those of single figures, best first; half is drawing lots. */
export function BacktestSignals({ backtest: { name, metric }, point }: PictureOf) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useSignalNames();
  const own = { key: 'own', label: t('backtest.signals.own', { name: name[language] }), auc: point.auc, strong: true };
  const others = point.signals
    .filter(({ id }) => id !== metric)
    .map(({ id, auc }) => ({ key: id, label: (names as Record<string, string>)[id] ?? id, auc, strong: false }));
  const rows = [own, ...others].toSorted((a, b) => (b.auc ?? 0) - (a.auc ?? 0));
  const shown = (auc: number | null) => (auc === null ? '—' : auc.toFixed(3));
  const table = {
    columns: [{ title: '' }, { title: t('backtest.signals.auc'), align: 'right' as const }],
    rows: rows.map(({ label, auc }) => [label, shown(auc)]),
  };
  return (
    <Picture title={t('backtest.signals.title')} note={t('tiers.asOfNote', { date: formatDate(point.asOf, language) })} table={table}>
      <Bars rows={rows.map(({ key, label, auc, strong }) => ({ key, label, share: auc ?? 0, text: shown(auc), strong }))} mark={0.5} />
    </Picture>
  );
}

interface Bar {
  key: string;
  label: string;
  share: number;
  text: string;
  strong?: boolean;
}
function Bars({ rows, mark }: { rows: Bar[]; mark: number }) {
  return (
    <ul className="backtestBars">
      {rows.map(({ key, label, share, text, strong }) => (
        <li key={key} className={strong ? 'strong' : undefined}>
          <span>{label}</span>
          <span className="track">
            <i style={{ width: `${share * 100}%` }} />
            <b style={{ left: `${mark * 100}%` }} />
          </span>
          <span className="num">{text}</span>
        </li>
      ))}
    </ul>
  );
}
