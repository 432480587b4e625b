import type { Job } from '../../access/index.ts';
import { checkJob } from './check.job.ts';
import { commitJob } from './commit.job.ts';

export { exportHandlers, importStreamHandlers, importsHandlers } from './portability.handlers.ts';
export const importJobs: readonly Job[] = [checkJob, commitJob];
