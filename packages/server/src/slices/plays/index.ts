export { readContactRules } from './contact-rules.ts';
export * from './install-plays.ts';
export * from './nightly.job.ts';
export * from './plays.handlers.ts';
export { postingStreamHandlers } from './postings/export-postings.ts';
export { postingHandlers } from './postings/postings.handlers.ts';
export * from './run-plays.ts';
