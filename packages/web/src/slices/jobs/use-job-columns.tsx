import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDuration, ProgressLine, RelativeTime } from '../../kit/index.ts';
import { JobState } from './job-state.tsx';
import type { JobRow } from './jobs.page.tsx';

export function useJobColumns(): Column<JobRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    { key: 'label', title: t('jobList.work'), always: true, render: (row) => <span className="strong ellip block">{row.label}</span> },
    { key: 'state', title: t('jobList.state'), width: 120, render: (row) => <JobState state={row.state} /> },
    {
      key: 'progress',
      title: t('jobList.progress'),
      width: 240,
      render: (row) =>
        row.state === 'running' ? (
          <ProgressLine label={row.label} done={row.done} total={row.total} bare />
        ) : row.fault ? (
          <span className="ellip block" title={row.fault}>
            {row.fault}
          </span>
        ) : null,
    },
    {
      key: 'left',
      title: t('jobList.left'),
      width: 112,
      align: 'right',
      render: (row) => (row.state === 'running' && row.secondsLeft !== null ? formatDuration(row.secondsLeft, language) : null),
    },
    {
      key: 'by',
      title: t('jobList.by'),
      width: 128,
      render: (row) => row.createdBy ?? <span className="ink3">{t('jobList.system')}</span>,
    },
    { key: 'when', title: t('jobList.when'), width: 128, align: 'right', render: (row) => <RelativeTime value={row.createdAt} /> },
  ];
}
