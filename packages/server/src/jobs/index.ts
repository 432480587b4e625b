export { defineJob, type Job, JobCancelled, type JobCtx, type JobDefinition, type Progress } from '../access/job.ts';
export { type RunningWorker, startWorker, type Timed, type WorkerOptions } from './worker.ts';
