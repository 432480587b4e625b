import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { EmptyState, Failure, PageHead, PanelLayout, RichText } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { HowToSend } from './how-to-send.tsx';
import { MetricPanel } from './metric-panel.tsx';
import { MetricTable } from './metric-table.tsx';
import { Retention } from './retention.tsx';
import './usage.css';

const NEW = 'new:';

/** What of usage is measured: the metrics with their slots, how long it is kept, and how it comes in. */
export default function UsagePage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/admin/usage' });
  const { open } = useSearch({ from: '/admin/usage' });
  const found = useQuery(api.usage.metrics.queryOptions({ input: {} }));
  const show = (next: string | undefined) => void navigate({ search: { open: next }, replace: true, resetScroll: false });
  const writes = can('usage.write');
  const metrics = found.data?.items ?? [];
  const slots = found.data?.slots ?? 0;
  const metric = metrics.find(({ id }) => id === open);
  const isFull = found.data !== undefined && metrics.length >= slots;
  const panel =
    writes && (open === NEW || metric) ? <MetricPanel key={open} metric={metric} onClose={() => show(undefined)} onSaved={show} /> : null;
  return (
    <>
      <PageHead
        title={t('shell.page.usage')}
        eyebrow={t('using.page.eyebrow')}
        answer={
          found.data ? (
            <RichText text="using.page.answer" values={{ count: metrics.length, slots, free: slots - metrics.length }} />
          ) : (
            <span className="ink3">{t('using.page.loading')}</span>
          )
        }
        sub={t(isFull ? 'using.page.full' : 'using.page.sub')}
        actions={
          writes && !isFull ? (
            <Button type="primary" onClick={() => show(NEW)}>
              {t('using.page.add')}
            </Button>
          ) : null
        }
      />
      <PanelLayout panel={panel}>
        {found.error ? (
          <Failure error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data && metrics.length === 0 ? (
          <EmptyState title={t('using.page.nothing')}>{t('using.page.nothingDetail')}</EmptyState>
        ) : (
          <div className="usageMetrics">
            <MetricTable metrics={metrics} loading={found.isPending} open={open} onOpen={writes ? show : undefined} />
          </div>
        )}
        {found.data ? <Retention months={found.data.retentionMonths} /> : null}
        {writes ? <HowToSend /> : null}
      </PanelLayout>
    </>
  );
}
