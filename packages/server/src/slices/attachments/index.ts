export { attachBytes } from './attach-bytes.ts';
export { attachmentHandlers, attachmentStreamHandlers } from './attachments.handlers.ts';
export { attachmentJobs } from './attachments.jobs.ts';
export { FIRST_BYTES, isViewable, sniffedType } from './media-type.rules.ts';
