export { auditHandlers } from './audit-list.ts';
export {
  askJobToStop,
  finishJobRun,
  insertJobRun,
  type JobRunRow,
  markJobRunning,
  saveJobProgress,
  selectJobRun,
} from './job-run.sql.ts';
export { jobsHandlers } from './jobs.handlers.ts';
export { insertOrganisation, setTemplate } from './organisation.sql.ts';
export { startJob } from './start-job.ts';
