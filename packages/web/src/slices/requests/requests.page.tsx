import { DownloadOutlined } from '@ant-design/icons';
import { REQUEST_LISTS } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, requestsUrl } from '../../api/index.ts';
import { BulkBar, EmptyState, Failure, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { FormsPanel } from '../request-forms/forms-panel.tsx';
import { BulkPanel } from './bulk-panel.tsx';
import { OpenRequestPanel } from './open-request.tsx';
import { RequestFilters } from './request-filters.tsx';
import { RequestTable } from './request-table.tsx';
import './requests.css';
import type { RequestsSearch } from './requests.search.ts';
import { RulesPanel } from './rules-panel.tsx';

const AGAIN_MS = 60_000;

/** Which requests are there to be worked on, and what is due first? */
export default function RequestsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/requests' });
  const search = useSearch({ from: '/service/requests' });
  const { kind, severity, q, figure, from, to, assignee, panel } = search;
  // What a figure counts may have ended since.
  const { view = figure ? 'all' : 'open' } = search;
  const narrow = { kind, severity, assigneeId: assignee, q: q || undefined, ...(figure ? { figure, from, to } : {}) };
  const [selected, select] = useState<string[]>([]);
  const go = (next: Partial<RequestsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => go({ panel: undefined });
  const counts = useQuery({ ...api.serviceRequests.counts.queryOptions({ input: {} }), refetchInterval: AGAIN_MS }).data;
  const found = useInfiniteQuery({
    ...pagesOf(api.serviceRequests.list, { view, limit: 50, ...narrow }),
    refetchInterval: AGAIN_MS,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = selected.filter((id) => rows.some((row) => row.id === id));
  const done = () => {
    select([]);
    close();
  };
  const narrowed = Object.values(narrow).some((each) => each !== undefined);
  return (
    <PanelLayout
      panel={
        panel === 'new' && can('requests.write') ? (
          <OpenRequestPanel
            onClose={close}
            onOpened={({ id }) => void navigate({ to: '/service/requests/$requestId', params: { requestId: id } })}
          />
        ) : panel === 'rules' && can('requests.dispatch') ? (
          <RulesPanel onClose={close} />
        ) : panel === 'forms' && can('requests.dispatch') ? (
          <FormsPanel onClose={close} />
        ) : panel === 'bulk' && chosen.length > 0 ? (
          <BulkPanel key={chosen.join()} ids={chosen} onClose={close} onDone={done} />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.requests')}
        eyebrow={t('desk.eyebrow')}
        answer={
          !counts ? (
            '…'
          ) : counts.open === 0 ? (
            t('desk.answer.none')
          ) : (
            <RichText text={counts.late > 0 ? 'desk.answer.late' : 'desk.answer.calm'} values={{ count: counts.open, late: counts.late }} />
          )
        }
        sub={t('desk.sub')}
        actions={
          <>
            {can('requests.export') ? (
              <Button icon={<DownloadOutlined aria-hidden />} href={requestsUrl({ view, ...narrow })} download>
                {t('desk.export')}
              </Button>
            ) : null}
            {can('requests.dispatch') ? (
              <>
                <Button onClick={() => go({ panel: 'forms' })}>{t('requestForm.title')}</Button>
                <Button onClick={() => go({ panel: 'rules' })}>{t('desk.rules.title')}</Button>
              </>
            ) : null}
            {can('requests.write') ? (
              <Button type="primary" onClick={() => go({ panel: 'new' })}>
                {t('desk.open.title')}
              </Button>
            ) : null}
          </>
        }
      />
      <SegmentLinks
        label={t('desk.view.label')}
        current={view}
        segments={REQUEST_LISTS.map((key) => ({
          key,
          label: key !== 'closed' && key !== 'all' && counts ? `${t(`desk.view.${key}`)} ${counts[key]}` : t(`desk.view.${key}`),
          link: { to: '/service/requests' as const, search: { kind, severity, q, assignee, view: key === 'open' ? undefined : key } },
        }))}
      />
      <RequestFilters search={search} onChange={go} />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t(narrowed ? 'desk.empty.narrowed' : `desk.empty.${view}`)}>{t('desk.empty.detail')}</EmptyState>
      ) : (
        <RequestTable
          rows={rows}
          loading={found.isPending}
          {...morePages(found)}
          selected={chosen}
          onSelect={can('requests.dispatch') && view !== 'closed' && view !== 'all' ? select : undefined}
        />
      )}
      <BulkBar
        summary={chosen.length > 0 ? t('desk.bulk.chosen', { count: chosen.length }) : null}
        onClear={() => select([])}
        actions={[{ label: t('desk.bulk.title'), run: () => go({ panel: 'bulk' }) }]}
      />
    </PanelLayout>
  );
}
