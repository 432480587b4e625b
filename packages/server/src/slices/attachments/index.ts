export { attachmentHandlers, attachmentStreamHandlers } from './attachments.handlers.ts';
export { attachmentJobs } from './attachments.jobs.ts';
