export { attachBytes } from './attach-bytes.ts';
export { attachmentHandlers, attachmentStreamHandlers } from './attachments.handlers.ts';
export { attachmentJobs } from './attachments.jobs.ts';
