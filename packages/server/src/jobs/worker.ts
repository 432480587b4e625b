import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Services } from '../access/index.ts';
import type { Job } from '../access/job.ts';
import { connect } from '../db/pool.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { runJob } from './run-job.ts';
import { openWorkerLocks } from './worker-locks.ts';

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
  /** Lets running jobs end, then closes. */
  stop(): Promise<void>;
}
/** A killed process holds its lock until PostgreSQL notices, which may be after the next one has started. */
const EVERY_FIVE_SECONDS = 5_000;

/** Runs jobs until stopped. Jobs that a killed process held are taken up again at start, and looked for every five seconds. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { url, log, clock, concurrency = 2 } = options;
  const warn = (error: Error) => log.warn({ err: error }, 'worker connection lost');
  const { pool, db, close } = connect(url, { max: 3 + concurrency * 4, name: 'fulcrum worker', onError: warn });
  const locks = await openWorkerLocks(url, warn);
  await locks.unlockDead();
  const base = { services: { ...options.services, root: db }, pool, clock, log };
  const taskList: TaskList = {};
  for (const job of options.jobs)
    taskList[job.name] = (payload, helpers) =>
      runJob(job, payload, { queueId: helpers.job.id, attempt: helpers.job.attempts, maxAttempts: helpers.job.max_attempts }, base);
  const parsedCronItems = parseCronItems(
    (options.timetable ?? []).map(({ at, job }) => ({ task: job, match: at, identifier: job, options: { maxAttempts: 3 } })),
  );
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => void locks.hold(workerPool.id).catch(warn));
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency,
    events,
    noHandleSignals: true,
    parsedCronItems,
    logger: new Logger(() => (level, message) => log.debug({ level }, message)),
  });
  const timer = setInterval(() => void locks.unlockDead().catch(warn), EVERY_FIVE_SECONDS);
  return {
    async stop() {
      clearInterval(timer);
      await runner.stop();
      await locks.release();
      await close();
    },
  };
}
