export { collectingJobs } from './collect.job.ts';
export { answeringJobs } from './desk/answers.job.ts';
export { handOverToRequests } from './desk/take-request.ts';
export type { Arrived, HandOver } from './handle/arrived.ts';
export { handlingJobs, oldMailJobs } from './handle/handle.job.ts';
export { inboundMailsHandlers } from './inbound.handlers.ts';
export { mailboxesHandlers } from './mailbox-store.ts';
export { authenticateMailHook, inboundMailStreamHandlers } from './take-in.ts';
