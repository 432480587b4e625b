export { attachmentHandlers, attachmentStreamHandlers } from './attachments.handlers.ts';
export { attachmentJobs } from './attachments.jobs.ts';
export { isPicture, isProgram, isViewable } from './media-type.rules.ts';
export { keepSniffed } from './store-sniffed.ts';
