import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { connect } from '../db/pool.ts';
import { runJob } from './run-job.ts';
import type { WorkerOptions } from './worker.ts';

/** Asks each of the named jobs once, as the timetable does, and runs whatever is in the queue until it is empty. */
export async function drainJobs({ url, jobs, services, clock, log }: WorkerOptions, named: readonly string[]): Promise<void> {
  const { pool, db, close } = connect(url, {
    max: 8,
    name: 'fulcrum rehearsal',
    onError: (error) => log.warn({ err: error }, 'connection lost'),
  });
  const base = { services: { ...services, root: db }, pool, clock, log };
  const taskList: TaskList = {};
  for (const job of jobs)
    taskList[job.name] = (payload, helpers) =>
      runJob(job, payload, { queueId: helpers.job.id, attempt: helpers.job.attempts, maxAttempts: helpers.job.max_attempts }, base);
  try {
    await pool.query('select graphile_worker.add_job(n) from unnest($1::text[]) n', [named]);
    await runOnce({
      pgPool: pool,
      taskList,
      noHandleSignals: true,
      logger: new Logger(() => (level, message) => log.debug({ level }, message)),
    });
  } finally {
    await close();
  }
}
