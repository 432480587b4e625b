import type { BacktestProposal } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, ShareChart } from '../../kit/index.ts';

type Calibration = NonNullable<BacktestProposal['calibration']>;

/** The chances foretold, by tenths, against the share to which it happened: on the diagonal they hold. */
export function CalibrationChart({ calibration, words }: { calibration: Calibration; words: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number) => formatNumber(share, language, 'percent');
  const { slope, intercept, brier, brierOfShare, tenths } = calibration;
  const title = t(brier < brierOfShare ? 'backtest.calibration.helps' : 'backtest.calibration.fails');
  const note = t('backtest.calibration.note', {
    brier: brier.toFixed(3),
    share: brierOfShare.toFixed(3),
    slope: slope === null ? '—' : slope.toFixed(2),
    intercept: intercept === null ? '—' : intercept.toFixed(2),
  });
  const table = {
    columns: [
      { title: t('backtest.calibration.foretold') },
      { title: t('backtest.calibration.happened', { outcome: words }), align: 'right' as const },
      { title: t('backtest.deciles.accounts'), align: 'right' as const },
    ],
    rows: tenths.map(({ foretold, rate, accounts }) => [percent(foretold), percent(rate), formatNumber(accounts, language, 'plain', 1)]),
  };
  return (
    <div>
      <ShareChart
        title={title}
        description={title}
        across={t('backtest.calibration.foretold')}
        up={t('backtest.calibration.happened', { outcome: words })}
        points={tenths.map(({ foretold, rate }) => ({ x: foretold, y: rate }))}
        dots
        table={table}
      />
      <p className="note">{note}</p>
    </div>
  );
}
