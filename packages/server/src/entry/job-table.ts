import type { Job } from '../access/job.ts';
import { backtestJob } from '../slices/backtests/index.ts';
import { eventsPublished } from '../slices/key-events/index.ts';
import { mergingJobs } from '../slices/merging/index.ts';
import { evaluatePublished } from '../slices/policies/index.ts';
import { importJobs } from '../slices/portability/index.ts';
import { portalLinkJobs } from '../slices/portal/index.ts';
import { askedRecurringJobs } from '../slices/recurring/index.ts';
import { renewalsTrain } from '../slices/renewals/index.ts';
import { simulateDraft } from '../slices/simulations/index.ts';
import { HOURLY_JOBS, MINUTELY_JOBS } from './timetable.ts';

/** Every job of the product. */
export const JOBS: readonly Job[] = [
  ...HOURLY_JOBS,
  ...MINUTELY_JOBS,
  ...importJobs,
  ...mergingJobs,
  ...askedRecurringJobs,
  ...portalLinkJobs,
  evaluatePublished,
  eventsPublished,
  simulateDraft,
  backtestJob,
  renewalsTrain,
];
