import { Logger, parseCronItems, type Runner, type RunnerOptions, run, type TaskList } from 'graphile-worker';
import type { Services } from '../access/index.ts';
import { connect } from '../db/pool.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Job } from './job.ts';
import { runJob } from './run-job.ts';
import { claimWorkerIds } from './worker-ids.ts';

/** A job on a timetable: `at` in cron's five fields, UTC. */
export interface Timed {
  job: string;
  at: string;
}
export interface WorkerOptions {
  url: string;
  /** The job table: every job that may be run. */
  jobs: readonly Job[];
  timetable?: readonly Timed[];
  services: Services;
  clock: Clock;
  log: Log;
  /** Jobs at the same time. */
  concurrency?: number;
}
export interface RunningWorker {
  ids: readonly string[];
  /** Lets running jobs end, then closes. */
  stop(): Promise<void>;
}
const EVERY_MINUTE = 60_000;

/** Runs jobs until stopped. Jobs that a killed process held are taken up again at start, and looked for every minute. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { url, log, clock, concurrency = 2 } = options;
  const warn = (error: Error) => log.warn({ err: error }, 'worker connection lost');
  const { pool, db, close } = connect(url, { max: 3 + concurrency * 4, name: 'fulcrum worker', onError: warn });
  const claimed = await claimWorkerIds(url, concurrency, warn);
  const base = { services: { ...options.services, root: db }, pool, clock, log };
  const taskList: TaskList = {};
  for (const job of options.jobs)
    taskList[job.name] = (payload, helpers) =>
      runJob(job, payload, { queueId: helpers.job.id, attempt: helpers.job.attempts, maxAttempts: helpers.job.max_attempts }, base);
  const timetable = parseCronItems(
    (options.timetable ?? []).map(({ at, job }) => ({ task: job, match: at, identifier: job, options: { maxAttempts: 3 } })),
  );
  const runners: Runner[] = [];
  for (const [index, workerId] of claimed.ids.entries()) {
    // One runner a number: the library gives an id of one's own only to a single worker.
    const each: RunnerOptions & { workerId: string } = {
      pgPool: pool,
      taskList,
      workerId,
      concurrency: 1,
      noHandleSignals: true,
      parsedCronItems: index === 0 ? timetable : [],
      logger: new Logger(() => (level, message) => log.debug({ level }, message)),
    };
    runners.push(await run(each));
  }
  const timer = setInterval(() => void claimed.unlockDead().catch(warn), EVERY_MINUTE);
  return {
    ids: claimed.ids,
    async stop() {
      clearInterval(timer);
      await Promise.all(runners.map((runner) => runner.stop()));
      await claimed.release();
      await close();
    },
  };
}
