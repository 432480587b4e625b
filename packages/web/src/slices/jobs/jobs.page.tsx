import type { Job } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api, pagesOf } from '../../api/index.ts';
import { DataTable, EmptyState, Failure, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { JobPanel } from './job-panel.tsx';
import './jobs.css';
import { useJobColumns } from './use-job-columns.tsx';

const POLL_MS = 2000;
export type JobRow = z.infer<typeof Job>;
const views = ['all', 'running', 'failed'] as const;
const isLive = ({ state }: JobRow) => state === 'running' || state === 'waiting';

/** Long work: what runs, what ended and how. Follows while anything runs. */
export default function JobsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/jobs' });
  const { view = 'all', job } = useSearch({ from: '/admin/jobs' });
  const list = useInfiniteQuery({
    ...pagesOf(api.jobs.list, { limit: 50, state: view === 'all' ? undefined : view }),
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isLive)) || view === 'running' ? POLL_MS : false),
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useJobColumns();
  const running = rows.filter(isLive).length;
  const open = rows.find((row) => row.id === job);
  const show = (id: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, job: id }), replace: true, resetScroll: false });
  const answer = running > 0 ? <RichText text="jobList.running" values={{ count: running }} /> : t('jobList.idle');
  return (
    <>
      <PageHead title={t('shell.page.jobs')} eyebrow={t('jobList.eyebrow')} answer={answer} sub={t('jobList.sub')} />
      <PanelLayout panel={open ? <JobPanel job={open} onClose={() => show(undefined)} /> : null}>
        <SegmentLinks
          label={t('jobList.views')}
          current={view}
          segments={views.map((key) => ({
            key,
            label: t(`jobList.view.${key}`),
            link: { to: '/admin/jobs', search: { view: key === 'all' ? undefined : key } },
          }))}
        />
        {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data && rows.length === 0 ? <EmptyState title={t(`jobList.nothing.${view}`)}>{t('jobList.nothingDetail')}</EmptyState> : null}
        {list.isPending || rows.length > 0 ? (
          <DataTable
            label={t('shell.page.jobs')}
            list="jobs"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending}
            openKey={job}
            onOpen={(row) => show(row.id)}
            keyboard
            {...morePages(list)}
          />
        ) : null}
      </PanelLayout>
    </>
  );
}
