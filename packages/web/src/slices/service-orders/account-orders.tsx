import type { Account } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { EmptyState, Failure, morePages } from '../../kit/index.ts';
import { OrderTable } from './order-table.tsx';
import './service-orders.css';

/** The service orders of a customer, the newest first. */
export function AccountOrders({ account }: { account: Pick<Account, 'id'> }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.serviceOrders.list, { view: 'all' as const, accountId: account.id, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0)
    return (
      <EmptyState level={3} title={t('serviceOrder.empty.all')}>
        {t('serviceOrder.empty.detail')}
      </EmptyState>
    );
  return <OrderTable rows={rows} loading={found.isPending} {...morePages(found)} ofAccount />;
}
