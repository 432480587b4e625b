import type { Community } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { type Column, EmptyState, Failure, TableOrLines } from '../../kit/index.ts';

/** The communities: who takes part, and how much is asked there. */
export function CommunityTable({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.communities.list.queryOptions({ input: {} }));
  const name = (row: Community) => (
    <Button type="link" className="plainLink" onClick={() => onOpen(row.id)}>
      {row.name}
    </Button>
  );
  const who = (row: Community) =>
    row.archived ? t('community.archived') : row.open ? t('community.everybody') : t('community.invited', { count: row.accounts });
  const columns: Column<Community>[] = [
    { key: 'name', title: t('community.form.name'), always: true, render: name },
    { key: 'who', title: t('community.form.open'), width: 176, render: who },
    { key: 'product', title: t('community.form.product'), width: 144, render: (row) => row.productName ?? '—' },
    { key: 'price', title: t('community.form.priceLevel'), width: 120, render: (row) => row.priceLevel ?? '—' },
    { key: 'channel', title: t('community.form.channelSource'), width: 120, render: (row) => row.channelSource ?? '—' },
    { key: 'questions', title: t('community.column.questions'), width: 96, align: 'right', render: (row) => row.questions },
    { key: 'unanswered', title: t('community.view.unanswered'), width: 96, align: 'right', render: (row) => row.unanswered },
  ];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && !found.data.items.length)
    return <EmptyState title={t('community.nothing.communities')}>{t('community.nothing.communitiesDetail')}</EmptyState>;
  return (
    <TableOrLines
      label={t('community.view.communities')}
      list="communities"
      columns={columns}
      rows={found.data?.items ?? []}
      rowKey={(row) => row.id}
      loading={found.isPending}
      keyboard
      more={false}
      onEndReached={() => undefined}
      line={(row, cell) => ({ head: name(row), side: cell('questions'), note: [who(row), row.productName] })}
    />
  );
}
