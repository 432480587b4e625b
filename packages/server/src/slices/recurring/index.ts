export { recurringHandlers } from './recurring.handlers.ts';
export { recurringJobs } from './recurring.jobs.ts';
