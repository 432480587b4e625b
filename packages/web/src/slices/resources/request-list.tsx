import type { ResourceRequest } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, Door, EmptyState, Failure, morePages, TableOrLines } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { AmountOf, CostOf, DayOf, StateOf } from './request-facts.tsx';

interface RequestListProps {
  view: 'open' | 'todo' | 'mine' | 'ended';
  openId: string | undefined;
  narrow: boolean;
  onOpen: (id: string) => void;
}

/** Requests for resources: whose, how much, when, and how far. */
export function RequestList({ view, openId, narrow, onOpen }: RequestListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  const found = useInfiniteQuery(pagesOf(api.resourceRequests.list, { asOf, view, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const name = (row: ResourceRequest) => <Door onOpen={() => onOpen(row.id)}>{row.resource[language]}</Door>;
  const columns: Column<ResourceRequest>[] = [
    { key: 'what', title: t('resourcing.what'), always: true, render: name },
    { key: 'customer', title: t('resourcing.customer'), width: 200, render: (row) => row.accountName },
    { key: 'quantity', title: t('resourcing.quantity'), width: 104, align: 'right', render: (row) => <AmountOf request={row} /> },
    { key: 'cost', title: t('resourcing.cost'), width: 112, align: 'right', render: (row) => <CostOf request={row} /> },
    { key: 'asker', title: t('resourcing.asker'), width: 96, render: (row) => row.askedBy ?? '—' },
    { key: 'owner', title: t('resourcing.owner'), width: 96, render: (row) => row.ownerName ?? '—' },
    { key: 'day', title: t('resourcing.day'), width: 168, render: (row) => <DayOf request={row} /> },
    { key: 'state', title: t('resourcing.stateTitle'), width: 144, render: (row) => <StateOf request={row} /> },
  ];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0)
    return <EmptyState title={t(`resourcing.nothing.${view}`)}>{t('resourcing.nothing.detail')}</EmptyState>;
  return (
    <TableOrLines
      label={t('shell.page.resources')}
      list="resourceRequests"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={found.isPending}
      openKey={openId}
      keyboard
      narrow={narrow}
      {...morePages(found)}
      line={(row, cell) => ({
        head: name(row),
        side: cell('state'),
        note: [row.accountName, cell('quantity'), cell('day'), row.ownerName],
      })}
    />
  );
}
