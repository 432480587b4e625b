import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { EmptyState, Failure, morePages } from '../../kit/index.ts';
import { CallTable } from './call-table.tsx';
import './calls.css';

/** The calls of a customer that the reader sees, the latest first. */
export function AccountCalls({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.calls.list, { view: 'all' as const, accountId, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0)
    return (
      <EmptyState level={3} title={t('calling.empty.all')}>
        {t('calling.empty.ofAccount')}
      </EmptyState>
    );
  return <CallTable rows={rows} loading={found.isPending} {...morePages(found)} onDo={undefined} ofAccount />;
}
