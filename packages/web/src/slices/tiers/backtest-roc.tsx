import type { BacktestPoint } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, ShareChart } from '../../kit/index.ts';

/** The ROC curve of the last point: how many of those to whom it happened stand among the first, and how many others with them. */
export function BacktestRoc({ point, words }: { point: Pick<BacktestPoint, 'roc' | 'asOf' | 'auc'>; words: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const curve = point.roc ?? [];
  if (!curve.length || point.auc === null) return null;
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const title = t('backtest.roc.title', { auc: point.auc.toFixed(3) });
  const table = {
    columns: [{ title: t('backtest.roc.others') }, { title: t('backtest.roc.happened', { outcome: words }), align: 'right' as const }],
    rows: curve.map(({ others, happened }) => [percent(others), percent(happened)]),
  };
  return (
    <ShareChart
      title={title}
      note={t('tiers.asOfNote', { date: formatDate(point.asOf, language) })}
      description={title}
      across={t('backtest.roc.others')}
      up={t('backtest.roc.happened', { outcome: words })}
      points={curve.map(({ others, happened }) => ({ x: others, y: happened }))}
      table={table}
    />
  );
}
