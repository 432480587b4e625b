import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, formatDate, ProgressLine } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { JobState } from './job-state.tsx';
import type { JobRow } from './jobs.page.tsx';

/** One job: how far it has come, what went wrong, and a way to stop it. */
export function JobPanel({ job, onClose }: { job: JobRow; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => client.jobs.cancel({ id: job.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.jobs.list.key() }),
  });
  const live = job.state === 'running' || job.state === 'waiting';
  const moment = (value: string | null) => (value ? formatDate(value, language, { style: 'minute' }) : '—');
  return (
    <DockedPanel
      eyebrow={t('shell.page.jobs')}
      title={job.label}
      onClose={onClose}
      foot={
        live && can('jobs.manage') ? (
          <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('jobList.cancel')}
          </Button>
        ) : undefined
      }
    >
      <JobState state={job.state} />
      {live ? <ProgressLine label={job.label} done={job.done} total={job.total} secondsLeft={job.secondsLeft} /> : null}
      {job.fault ? (
        <>
          <h3 className="lbl">{t('jobList.fault')}</h3>
          <p className="prose">{job.fault}</p>
        </>
      ) : null}
      <dl className="panelFacts">
        {job.step ? <Fact label={t('jobList.step')}>{job.step}</Fact> : null}
        <Fact label={t('jobList.by')}>{job.createdBy ?? t('jobList.system')}</Fact>
        <Fact label={t('jobList.created')}>{moment(job.createdAt)}</Fact>
        <Fact label={t('jobList.started')}>{moment(job.startedAt)}</Fact>
        <Fact label={t('jobList.finished')}>{moment(job.finishedAt)}</Fact>
        <Fact label={t('jobList.id')}>{job.id}</Fact>
      </dl>
      <ActionProblem error={cancel.error} />
    </DockedPanel>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt className="note">{label}</dt>
    <dd className="num">{children}</dd>
  </div>
);
