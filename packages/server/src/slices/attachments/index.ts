export { attachBytes } from './attach-bytes.ts';
export { attachmentHandlers, attachmentStreamHandlers } from './attachments.handlers.ts';
export { attachmentJobs } from './attachments.jobs.ts';
export { isViewable } from './media-type.rules.ts';
export { storeSniffed } from './store-sniffed.ts';
