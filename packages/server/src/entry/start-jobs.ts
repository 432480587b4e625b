import { startWorker } from '../jobs/index.ts';
import type { Log } from '../kernel/log.ts';
import type { Assembly } from './assemble.ts';
import type { Database } from './database.ts';
import { JOBS } from './job-table.ts';
import { HOURLY_JOBS, MINUTELY_JOBS } from './timetable.ts';

const HOURLY = '7 * * * *';
const EVERY_MINUTE = '* * * * *';

/** The worker with every job of the product. */
export async function startJobs(assembly: Assembly, database: Database, log: Log) {
  const { services, clock } = assembly;
  const timetable = [
    ...HOURLY_JOBS.map((job) => ({ job: job.name, at: HOURLY })),
    ...MINUTELY_JOBS.map((job) => ({ job: job.name, at: EVERY_MINUTE })),
  ];
  const worker = await startWorker({ url: database.url, jobs: JOBS, timetable, services, clock, log });
  let running = true;
  return {
    alive: () => running,
    async stop() {
      running = false;
      await worker.stop();
    },
  };
}
