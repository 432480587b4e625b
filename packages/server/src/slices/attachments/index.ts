export { attachmentHandlers, attachmentStreamHandlers } from './attachments.handlers.ts';
export { attachmentJobs } from './attachments.jobs.ts';
export { isProgram, isViewable } from './media-type.rules.ts';
export { storeSniffed } from './store-sniffed.ts';
