export { drainJobs } from './drain.ts';
export { type RunningWorker, startWorker } from './worker.ts';
