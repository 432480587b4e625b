import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { EmptyState, Failure, ProgressLine, SkeletonRows } from '../../kit/index.ts';
import { BacktestForm } from './backtest-form.tsx';
import { BacktestResult } from './backtest-result.tsx';
import { useBacktest, useStopBacktest } from './use-backtest.ts';
import './backtest.css';
import './tiers.css';

interface BacktestViewProps {
  /** Tier policies and single figures, or health policies. */
  about: 'tiers' | 'health';
  policyId: string | null;
  /** The backtest that is open; else the latest. */
  id: string | undefined;
  onOpen: (id: string) => void;
}

/** Would the standard have foreseen what really happened? The question, and the latest answer. */
export function BacktestView({ about, policyId, id, onOpen }: BacktestViewProps) {
  const { t } = useTranslation();
  const kept = useQuery(api.backtests.list.queryOptions({ input: { limit: 1, about } }));
  const shown = id ?? kept.data?.items[0]?.id;
  const found = useBacktest(shown);
  const stop = useStopBacktest();
  const now = found.data;
  return (
    <section className="backtest">
      <p className="note">{t('backtest.intro')}</p>
      <BacktestForm about={about} policyId={policyId} onStarted={onOpen} />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : kept.isPending || (shown !== undefined && !now) ? (
        <SkeletonRows rows={8} />
      ) : !now ? (
        <EmptyState title={t('backtest.empty.title')}>{t('backtest.empty.detail')}</EmptyState>
      ) : now.state === 'done' ? (
        <BacktestResult backtest={now} />
      ) : now.state === 'waiting' || now.state === 'running' ? (
        <div className="backtestRunning" aria-live="polite">
          <ProgressLine label={t('backtest.running')} done={now.done} total={now.total} />
          <Button onClick={() => stop.mutate(now.id)} loading={stop.isPending}>
            {t('backtest.cancel')}
          </Button>
        </div>
      ) : (
        <EmptyState title={t(`backtest.ended.${now.state}`)}>{now.fault ?? t('backtest.empty.detail')}</EmptyState>
      )}
    </section>
  );
}
