import { startWorker } from '../jobs/index.ts';
import type { Log } from '../kernel/log.ts';
import { attachmentJobs } from '../slices/attachments/index.ts';
import { backtestJob } from '../slices/backtests/index.ts';
import { fileJobs } from '../slices/files/index.ts';
import { mergingJobs, searchJobs } from '../slices/merging/index.ts';
import { advancingJobs, nightlyJobs } from '../slices/plays/index.ts';
import { evaluatePublished } from '../slices/policies/index.ts';
import { poolJobs } from '../slices/pool/index.ts';
import { exportJobs, importJobs } from '../slices/portability/index.ts';
import { renewalsTrain } from '../slices/renewals/index.ts';
import { simulateDraft } from '../slices/simulations/index.ts';
import { usageJobs } from '../slices/usage/index.ts';
import type { Assembly } from './assemble.ts';
import type { Database } from './database.ts';

/** Every hour each timetable is asked whether its day has come: the installation's midnight is not the server's. */
const HOURLY = '7 * * * *';

const EVERY_MINUTE = '* * * * *';

/** The worker with every job of the product. */
export async function startJobs(assembly: Assembly, database: Database, log: Log) {
  const { services, clock } = assembly;
  const timed = [...fileJobs, ...exportJobs, ...attachmentJobs, ...nightlyJobs, ...usageJobs, ...poolJobs, ...searchJobs];
  const jobs = [...timed, ...advancingJobs, ...importJobs, ...mergingJobs, evaluatePublished, simulateDraft, backtestJob, renewalsTrain];
  const timetable = [
    ...timed.map((job) => ({ job: job.name, at: HOURLY })),
    ...advancingJobs.map((job) => ({ job: job.name, at: EVERY_MINUTE })),
  ];
  const worker = await startWorker({ url: database.url, jobs, timetable, services, clock, log });
  let running = true;
  return {
    alive: () => running,
    async stop() {
      running = false;
      await worker.stop();
    },
  };
}
