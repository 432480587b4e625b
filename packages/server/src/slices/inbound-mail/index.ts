export { collectingJobs } from './collect.job.ts';
export type { Arrived, HandOver } from './handle/arrived.ts';
export { handlingJobs, oldMailJobs } from './handle/handle.job.ts';
export { mailboxesHandlers } from './mailbox-store.ts';
export { authenticateMailHook, inboundMailStreamHandlers, inboundMailsHandlers } from './take-in.ts';
