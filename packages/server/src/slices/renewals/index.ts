export { renewalsHandlers } from './renewals.handlers.ts';
export { renewalsTrain } from './renewals.job.ts';
