import type { Pooled } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, type Column, DataTable, EmptyState, Failure, formatDate, morePages } from '../../kit/index.ts';
import { regionName } from '../metrics/choice-name.ts';

interface PoolListProps {
  pool: {
    error: Error | null;
    isPending: boolean;
    data: unknown;
    isFetchingNextPage: boolean;
    hasNextPage: boolean;
    refetch: () => unknown;
    fetchNextPage: () => unknown;
  };
  rows: Pooled[];
  q: string | undefined;
  mayClaim: number | null;
}

/** The pool itself, each row with a button that claims it. */
export function PoolList({ pool, rows, q, mayClaim }: PoolListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const claim = useMutation({
    mutationFn: (accountId: string) => client.pool.claim({ accountId }),
    onSuccess: (claimed) => message.success(t('pool.claimed', { day: formatDate(claimed.protectedUntil, language) })),
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: api.pool.key() }), queries.invalidateQueries({ queryKey: api.accounts.key() })]),
  });
  const none = <span className="ink3">—</span>;
  const columns: Column<Pooled>[] = [
    {
      key: 'name',
      title: t('pool.name'),
      always: true,
      render: (row) => (
        <span className="ellip block">
          <span className="strong">{row.name}</span> <span className="note">{row.code}</span>
        </span>
      ),
    },
    { key: 'industry', title: t('pool.industry'), width: 120, render: (row) => row.industry ?? none },
    { key: 'region', title: t('pool.region'), width: 112, render: (row) => (row.regionCode ? regionName(row.regionCode) : none) },
    {
      key: 'reason',
      title: t('pool.reason'),
      width: 240,
      render: (row) => (
        <span className="ellip block" title={row.note ?? undefined}>
          {[t(`pool.reasonOf.${row.reason}`), row.note].filter(Boolean).join(' · ')}
        </span>
      ),
    },
    { key: 'from', title: t('pool.from'), width: 104, render: (row) => row.fromName ?? none },
    { key: 'since', title: t('pool.since'), width: 128, render: (row) => <span className="num">{formatDate(row.since, language)}</span> },
    {
      key: 'claim',
      title: t('pool.claim'),
      width: 96,
      align: 'right',
      always: true,
      render: (row) => (
        <Button
          size="small"
          disabled={mayClaim === 0}
          loading={claim.isPending && claim.variables === row.accountId}
          onClick={() => claim.mutate(row.accountId)}
        >
          {t('pool.claim')}
        </Button>
      ),
    },
  ];
  if (pool.error) return <Failure error={pool.error} onRetry={() => void pool.refetch()} />;
  if (pool.data && rows.length === 0)
    return q ? (
      <EmptyState title={t('pool.nothing')}>{t('pool.nothingDetail')}</EmptyState>
    ) : (
      <EmptyState title={t('pool.none')}>{t('pool.noneDetail')}</EmptyState>
    );
  return (
    <>
      <ActionProblem error={claim.error} />
      <DataTable
        label={t('shell.page.pool')}
        list="pool"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.accountId}
        loading={pool.isPending}
        keyboard
        {...morePages(pool)}
      />
    </>
  );
}
