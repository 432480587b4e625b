import { DELIVERY_STATES } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { DataTable, EmptyState, Failure, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { DeliveryPanel } from './delivery-panel.tsx';
import { RobotsPanel } from './robots-panel.tsx';
import { ServerPanel } from './server-panel.tsx';
import { useDeliveryColumns } from './use-delivery-columns.tsx';
import { WebhooksPanel } from './webhooks-panel.tsx';

const POLL_MS = 20_000;
const VIEWS = ['all', ...DELIVERY_STATES] as const;

/** What is mailed: what waits, what failed and why; and the server it goes by. */
export default function SendingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/sending' });
  const { view = 'all', of, panel } = useSearch({ from: '/admin/sending' });
  const server = useQuery(api.mail.server.queryOptions({ input: {} }));
  const figures = useQuery(api.deliveries.figures.queryOptions({ input: {}, refetchInterval: POLL_MS }));
  const list = useInfiniteQuery({
    ...pagesOf(api.deliveries.list, { limit: 50, state: view === 'all' ? undefined : view }),
    refetchInterval: POLL_MS,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useDeliveryColumns();
  const show = (search: { of?: string; panel?: 'server' | 'robots' | 'webhooks' }) =>
    void navigate({ search: (before) => ({ view: before.view, ...search }), replace: true, resetScroll: false });
  const open = rows.find((row) => row.id === of);
  return (
    <>
      <PageHead
        title={t('shell.page.sending')}
        eyebrow={t('sending.eyebrow')}
        answer={<Answer isSet={server.data?.server?.enabled ?? null} {...figures.data} />}
        sub={t('sending.sub')}
        actions={
          <>
            <Button onClick={() => show({ panel: 'webhooks' })}>{t('sending.webhook.title')}</Button>
            <Button onClick={() => show({ panel: 'robots' })}>{t('sending.robots')}</Button>
            <Button type={server.data && !server.data.server ? 'primary' : 'default'} onClick={() => show({ panel: 'server' })}>
              {t('sending.server')}
            </Button>
          </>
        }
      />
      <PanelLayout
        panel={
          panel === 'server' ? (
            <ServerPanel onClose={() => show({})} />
          ) : panel === 'robots' ? (
            <RobotsPanel onClose={() => show({})} />
          ) : panel === 'webhooks' ? (
            <WebhooksPanel onClose={() => show({})} />
          ) : open ? (
            <DeliveryPanel delivery={open} onClose={() => show({})} />
          ) : null
        }
      >
        <SegmentLinks
          label={t('sending.views')}
          current={view}
          segments={VIEWS.map((key) => ({
            key,
            label: t(`sending.view.${key}`),
            link: { to: '/admin/sending', search: { view: key === 'all' ? undefined : key } },
          }))}
        />
        {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data && rows.length === 0 ? <EmptyState title={t(`sending.nothing.${view}`)}>{t('sending.nothingDetail')}</EmptyState> : null}
        {list.isPending || rows.length > 0 ? (
          <DataTable
            label={t('shell.page.sending')}
            list="deliveries"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending}
            openKey={of}
            onOpen={(row) => show({ of: row.id })}
            keyboard
            {...morePages(list)}
          />
        ) : null}
      </PanelLayout>
    </>
  );
}

function Answer({ isSet, late = 0, failed = 0 }: { isSet: boolean | null; late?: number | undefined; failed?: number | undefined }) {
  const { t } = useTranslation();
  if (isSet === false) return t('sending.off');
  if (failed > 0) return <RichText text="sending.failed" values={{ count: failed }} />;
  if (late > 0) return <RichText text="sending.late" values={{ count: late }} />;
  return t('sending.fine');
}
