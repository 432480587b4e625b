import type { ProjectStart } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { type Column, Door, EmptyState, Failure, morePages, TableOrLines } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DaysOf, NextOf, ReachedOf } from './start-words.tsx';
import type { startsSearch } from './starts.search.ts';

interface StartsTableProps {
  search: ReturnType<typeof startsSearch.parse>;
  onOpen: (id: string) => void;
}

/** Starts of projects: of whom and what, how far, what comes next and how late it is. */
export function StartsTable({ search: { view = 'running', product: productId, of: openId }, onOpen }: StartsTableProps) {
  const { t } = useTranslation();
  const { asOf } = useDay();
  const found = useInfiniteQuery(pagesOf(api.projectStarts.list, { view, productId, limit: 50, ...(asOf ? { asOf } : {}) }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const name = (row: ProjectStart) => <Door onOpen={() => onOpen(row.id)}>{row.accountName}</Door>;
  const columns: Column<ProjectStart>[] = [
    { key: 'customer', title: t('procedure.customer'), always: true, render: name },
    { key: 'product', title: t('starting.product'), width: 160, render: (row) => row.productName ?? '—' },
    { key: 'reached', title: t('starting.reached'), width: 200, render: (row) => <ReachedOf start={row} /> },
    { key: 'next', title: t('starting.next'), width: 280, render: (row) => <NextOf start={row} /> },
    { key: 'days', title: t('starting.days'), width: 168, align: 'right', render: (row) => <DaysOf start={row} /> },
  ];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0) return <EmptyState title={t(`starting.none.${view}`)}>{t('starting.noneDetail')}</EmptyState>;
  return (
    <TableOrLines
      label={t('shell.page.starts')}
      list="project-starts"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={found.isPending}
      openKey={openId}
      keyboard
      narrow={openId !== undefined}
      {...morePages(found)}
      line={(row, cell) => ({ head: name(row), side: row.productName, note: [cell('reached'), cell('next'), cell('days')] })}
    />
  );
}
