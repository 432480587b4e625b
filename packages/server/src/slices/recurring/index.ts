export { findDemoRecurring } from './find-recurring.ts';
export { recurringHandlers } from './recurring.handlers.ts';
export { askedRecurringJobs, recurringJobs } from './recurring.jobs.ts';
