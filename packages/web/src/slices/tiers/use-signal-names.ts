import type { BACKTEST_SIGNALS } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

/** The single figures that backtests judge by, as the reader calls them. */
export function useSignalNames(): Record<(typeof BACKTEST_SIGNALS)[number], string> {
  const { t } = useTranslation();
  return {
    'orders.recency_days': t('backtest.signal.recency'),
    'orders.count_12m': t('backtest.signal.count'),
    'orders.amount_12m': t('backtest.signal.amount'),
    'rfm.sum': t('backtest.signal.rfm'),
  };
}
