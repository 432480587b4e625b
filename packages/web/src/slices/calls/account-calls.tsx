import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { EmptyState, Failure, morePages } from '../../kit/index.ts';
import { CallTable } from './call-table.tsx';
import './calls.css';

/** The calls of a customer that the reader sees, the latest first. */
export function AccountCalls({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(
    api.calls.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ view: 'all' as const, accountId, limit: 50, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
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
