import type { Both, FaultReason } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type FaultDetail, faultText } from '../../../kernel/fault.ts';
import { choose, quoted, type Source } from './source.ts';

export interface JobFacts {
  job: Both | null;
  state: string;
  fault: { reason: FaultReason; detail: FaultDetail } | null;
}

/** How a job ended that one had started; who stopped it knows. */
export const endedJobs: Source<JobFacts> = {
  link: ({ subjectId }) => `/admin/jobs?job=${subjectId ?? ''}`,
  since: (moment) => sql`
    select j.created_by as user_id, 'job:' || j.id as key, null::uuid as account_id, j.id::text as subject_id,
      jsonb_build_object('job', j.label, 'state', j.state, 'fault', j.fault) as facts
    from job_run j where j.finished_at > ${moment} and j.created_by is not null and j.state in ('done', 'failed')`,
  words({ job, state, fault }, language) {
    const name = quoted(job, { zh: '后台任务', en: 'A job' }, language);
    if (state === 'done') return { title: choose(language, `${name}已完成`, `${name} is done`), detail: null };
    const why = fault ? faultText(fault.reason, fault.detail, language) : null;
    return { title: choose(language, `${name}没有完成`, `${name} did not complete`), detail: why };
  },
};
