import { ORDER_LISTS } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { EmptyState, Failure, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { OpenOrderPanel } from './open-order.tsx';
import { OrderFilters } from './order-filters.tsx';
import { OrderTable } from './order-table.tsx';
import type { OrdersSearch } from './orders.search.ts';
import './service-orders.css';

const AGAIN_MS = 60_000;
const COUNTED = ['mine', 'open', 'unplanned', 'late', 'check'] as const;

/** Which orders are there to be done, and what was promised first? */
export default function OrdersPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/orders' });
  const search = useSearch({ from: '/service/orders' });
  const { view = 'open', kind, provider, engineer, product, q, panel, request } = search;
  const go = (next: Partial<OrdersSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const counts = useQuery({ ...api.serviceOrders.counts.queryOptions({ input: {} }), refetchInterval: AGAIN_MS }).data;
  const found = useInfiniteQuery({
    ...pagesOf(api.serviceOrders.list, {
      ...{ view, limit: 50, kind, providerId: provider, engineerId: engineer, productId: product },
      ...(q ? { q } : {}),
    }),
    refetchInterval: AGAIN_MS,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = [kind, provider, engineer, product, q].some((one) => one !== undefined);
  const mayOpen = can('requests.write') && can('accounts.read');
  const counted = (key: (typeof ORDER_LISTS)[number]) => COUNTED.find((one) => one === key);
  return (
    <PanelLayout
      panel={
        panel === 'new' && mayOpen ? (
          <OpenOrderPanel
            key={request}
            requestId={request}
            onClose={() => go({ panel: undefined, request: undefined })}
            onOpened={({ id }) => void navigate({ to: '/service/orders/$orderId', params: { orderId: id } })}
          />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.serviceOrders')}
        eyebrow={t('serviceOrder.eyebrow')}
        answer={
          !counts ? (
            '…'
          ) : counts.open === 0 ? (
            t('serviceOrder.answer.none')
          ) : (
            <RichText
              text={counts.late > 0 ? 'serviceOrder.answer.late' : 'serviceOrder.answer.calm'}
              values={{ count: counts.open, late: counts.late }}
            />
          )
        }
        sub={t('serviceOrder.sub')}
        actions={
          mayOpen ? (
            <Button type="primary" onClick={() => go({ panel: 'new' })}>
              {t('serviceOrder.open.title')}
            </Button>
          ) : undefined
        }
      />
      <SegmentLinks
        label={t('serviceOrder.view.label')}
        current={view}
        segments={ORDER_LISTS.map((key) => {
          const count = counted(key);
          return {
            key,
            label: count && counts ? `${t(`serviceOrder.view.${key}`)} ${counts[count]}` : t(`serviceOrder.view.${key}`),
            link: {
              to: '/service/orders' as const,
              search: { kind, provider, engineer, product, q, view: key === 'open' ? undefined : key },
            },
          };
        })}
      />
      <OrderFilters search={search} onChange={go} />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t(narrowed ? 'serviceOrder.empty.narrowed' : `serviceOrder.empty.${view}`)}>
          {t('serviceOrder.empty.detail')}
        </EmptyState>
      ) : (
        <OrderTable rows={rows} loading={found.isPending} {...morePages(found)} />
      )}
    </PanelLayout>
  );
}
