import { DownloadOutlined } from '@ant-design/icons';
import type { AuditEntry } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api, auditUrl, pagesOf } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, Failure, morePages, PageHead, PanelLayout, RelativeTime } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { actionText, entityText, viaText } from './action-text.ts';
import './audit.css';
import type { AuditSearch } from './audit.search.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditPanel } from './audit-panel.tsx';

export type Entry = z.infer<typeof AuditEntry>;

/** Who changed what, when and from where. */
export default function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/audit' });
  const { entry, ...filter } = useSearch({ from: '/admin/audit' });
  const { can } = useSession();
  const list = useInfiniteQuery(pagesOf(api.audit.list, { limit: 100, ...filter }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = rows.find((row) => row.id === entry);
  const change = (search: AuditSearch) =>
    void navigate({ search: (before) => ({ ...before, ...search }), replace: true, resetScroll: false });
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={t('shell.page.audit')}
        eyebrow={t('auditLog.eyebrow')}
        answer={t('auditLog.answer')}
        sub={t('auditLog.sub')}
        actions={
          can('audit.export') ? (
            <Button icon={<DownloadOutlined aria-hidden />} href={auditUrl(filter)} download>
              {t('auditLog.export')}
            </Button>
          ) : null
        }
      />
      <PanelLayout
        panel={
          open ? (
            <AuditPanel
              entry={open}
              onClose={() => change({ entry: undefined })}
              onSame={() => change({ entity: open.entity, entityId: open.entityId ?? undefined })}
            />
          ) : null
        }
      >
        <AuditFilters search={filter} onChange={(search) => change({ ...search, entry: undefined })} />
        {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data && rows.length === 0 ? <EmptyState title={t('auditLog.nothing')}>{t('auditLog.nothingDetail')}</EmptyState> : null}
        {list.isPending || rows.length > 0 ? (
          <DataTable
            label={t('shell.page.audit')}
            list="audit"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending}
            openKey={entry}
            onOpen={(row) => change({ entry: row.id })}
            keyboard
            {...morePages(list)}
          />
        ) : null}
      </PanelLayout>
    </>
  );
}

/** An id that a person wrote says something; one that the product drew stays in the panel. */
const nameIn = (id: string | null): string => (id === null || /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id) ? '' : id);

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  return [
    { key: 'at', title: t('auditLog.when'), width: 128, always: true, render: (row) => <RelativeTime value={row.at} /> },
    { key: 'actor', title: t('auditLog.who'), width: 160, render: (row) => <span className="strong ellip block">{row.actor}</span> },
    {
      key: 'action',
      title: t('auditLog.action'),
      width: 220,
      render: (row) => <span className="ellip block">{actionText(row.action)}</span>,
    },
    {
      key: 'entity',
      title: t('auditLog.about'),
      render: (row) => (
        <span className="ellip block">
          {entityText(row.entity)} <span className="ink3">{row.note ?? nameIn(row.entityId)}</span>
        </span>
      ),
    },
    { key: 'via', title: t('auditLog.via'), width: 104, render: (row) => viaText(row.via) },
  ];
}
