import type { Merge } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Failure,
  formatDate,
  formatNumber,
  morePages,
  PHONE,
  RelativeTime,
  useMedia,
} from '../../kit/index.ts';
import type { Merging } from './use-merging.ts';

/** What was merged, by whom, and until when it can be undone. */
export function MergeList({ merging }: { merging: Merging }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(pagesOf(api.merges.list, { limit: 50 }));
  const columns = useColumns(merging);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data && rows.length === 0)
    return <EmptyState title={t('merging.nothing.merges')}>{t('merging.nothing.mergesDetail')}</EmptyState>;
  return (
    <DataTable
      label={t('merging.view.merges')}
      list="merges"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={list.isPending}
      keyboard
      {...morePages(list)}
    />
  );
}

function useColumns(merging: Merging): Column<Merge>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const phone = useMedia(PHONE);
  const moved = (row: Merge) =>
    formatNumber(
      Object.values(row.counts).reduce((sum, each) => sum + each, 0),
      language,
    );
  const state = (row: Merge) => {
    if (row.undoneAt) return <span className="ink3">{t('merging.undone')}</span>;
    if (!row.canUndo) return <span className="ink3">{t('merging.settled')}</span>;
    return (
      <Button size="small" disabled={merging.busy} onClick={() => merging.undo(row.id)}>
        {t('merging.undo')}
        <span className="visuallyHidden">{row.loserName}</span>
      </Button>
    );
  };
  const what: Column<Merge> = {
    key: 'what',
    title: t('merging.column.merged'),
    always: true,
    width: phone ? 210 : 380,
    render: (row) => (
      <span className="pairNames">
        <span className="ellip block strong">{row.winnerName}</span>
        <span className="ellip block ink2">
          ← {row.loserName} <span className="ink3">{row.loserCode}</span>
        </span>
      </span>
    ),
  };
  const undo: Column<Merge> = { key: 'undo', title: t('merging.column.state'), width: phone ? 96 : 140, always: true, render: state };
  if (phone) return [what, undo];
  return [
    what,
    {
      key: 'moved',
      title: t('merging.column.moved'),
      width: 96,
      align: 'right',
      render: (row) => <span className="num">{moved(row)}</span>,
    },
    {
      key: 'by',
      title: t('merging.column.by'),
      width: 130,
      render: (row) => <span className="ellip block">{row.mergedByName ?? '—'}</span>,
    },
    { key: 'at', title: t('merging.column.at'), width: 120, render: (row) => <RelativeTime value={row.mergedAt} /> },
    { key: 'until', title: t('merging.column.until'), width: 130, render: (row) => formatDate(row.undoUntil, language) },
    undo,
  ];
}
