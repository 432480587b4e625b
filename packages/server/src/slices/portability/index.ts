import type { Job } from '../../access/index.ts';
import { checkJob } from './check.job.ts';
import { commitJob } from './commit.job.ts';
import { forgetExports } from './forget-exports.job.ts';

export {
  excelTemplateHandlers,
  excelTemplateStreamHandlers,
  exportHandlers,
  importStreamHandlers,
  importsHandlers,
} from './portability.handlers.ts';
export const importJobs: readonly Job[] = [checkJob, commitJob];
export const exportJobs: readonly Job[] = [forgetExports];
