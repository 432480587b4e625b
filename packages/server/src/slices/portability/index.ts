export { checkJob } from './check.job.ts';
export { commitJob } from './commit.job.ts';
export { type AccountSelection, exportHandler } from './export.ts';
export { importsHandlers, portabilityStreams } from './portability.handlers.ts';
