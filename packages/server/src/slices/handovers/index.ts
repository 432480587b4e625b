export { handoversHandlers } from './handovers.handlers.ts';
export { handoverJobs } from './handovers.jobs.ts';
