import type { Job } from '../access/job.ts';
import { approvalJobs } from '../slices/approvals/index.ts';
import { attachmentJobs } from '../slices/attachments/index.ts';
import { backtestJob } from '../slices/backtests/index.ts';
import { benefitJobs } from '../slices/benefits/index.ts';
import { forgettingJobs, robotJobs, sendingJobs, webhookJobs } from '../slices/deliveries/index.ts';
import { fileJobs } from '../slices/files/index.ts';
import { handoverJobs } from '../slices/handovers/index.ts';
import { eventJobs, eventsPublished } from '../slices/key-events/index.ts';
import { mergingJobs, searchJobs } from '../slices/merging/index.ts';
import { mailingJobs, oldNoticeJobs, tellingJobs } from '../slices/notifications/index.ts';
import { advancingJobs, nightlyJobs } from '../slices/plays/index.ts';
import { evaluatePublished } from '../slices/policies/index.ts';
import { poolJobs } from '../slices/pool/index.ts';
import { exportJobs, importJobs } from '../slices/portability/index.ts';
import { procedureJobs } from '../slices/procedures/index.ts';
import { renewalsTrain } from '../slices/renewals/index.ts';
import { simulateDraft } from '../slices/simulations/index.ts';
import { suggestionJobs } from '../slices/tasks/index.ts';
import { usageJobs } from '../slices/usage/index.ts';

/** Jobs of the hour: each asks whether its day has come, for the installation's midnight is not the server's. */
export const HOURLY_JOBS: readonly Job[] = [
  ...fileJobs,
  ...exportJobs,
  ...attachmentJobs,
  ...nightlyJobs,
  ...suggestionJobs,
  ...eventJobs,
  ...usageJobs,
  ...poolJobs,
  ...searchJobs,
  ...forgettingJobs,
  ...oldNoticeJobs,
];
export const MINUTELY_JOBS: readonly Job[] = [
  ...advancingJobs,
  ...handoverJobs,
  ...approvalJobs,
  ...benefitJobs,
  ...procedureJobs,
  ...tellingJobs,
  ...mailingJobs,
  ...sendingJobs,
  ...robotJobs,
  ...webhookJobs,
];

/** Every job of the product. */
export const JOBS: readonly Job[] = [
  ...HOURLY_JOBS,
  ...MINUTELY_JOBS,
  ...importJobs,
  ...mergingJobs,
  evaluatePublished,
  eventsPublished,
  simulateDraft,
  backtestJob,
  renewalsTrain,
];
