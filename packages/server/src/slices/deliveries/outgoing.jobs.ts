import type { Job } from '../../access/index.ts';
import { robotJobs } from './robots/send-robots.job.ts';
import { sendingJobs } from './send-mail.job.ts';
import { webhookJobs } from './webhooks/send-webhooks.job.ts';

/** What sends, whatever the way. */
export const outgoingJobs: readonly Job[] = [...sendingJobs, ...robotJobs, ...webhookJobs];
