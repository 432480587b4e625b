import { createHash } from 'node:crypto';
import { finishJobRun, forgetJobRun, insertJobRun, markJobRunning, saveJobProgress, selectJobRun } from '../access/index.ts';
import { type Job, JobCancelled, type JobCtx, type Progress } from '../access/job.ts';
import { toFault } from '../access/pg-fault.ts';
import type { Db } from '../db/database.ts';
import { Fault } from '../kernel/fault.ts';
import { type JobBase, jobCtx } from './job-ctx.ts';

/** What the queue says of this attempt. */
export interface Attempt {
  queueId: string;
  attempt: number;
  maxAttempts: number;
}
const BETWEEN_SAVES = 250;

function progressOf(db: Db, runId: string, base: JobBase): Progress {
  let savedAt = 0;
  let last: { done: number; total: number | null; step: string | null } = { done: 0, total: null, step: null };
  const save = async () => {
    savedAt = performance.now();
    if (await saveJobProgress(db, runId, { ...last, now: base.clock.now().toString() })) throw new JobCancelled();
  };
  return {
    async at(done, total, step) {
      const turned = last.step !== step || done === total;
      last = { done, total, step };
      if (turned || performance.now() - savedAt > BETWEEN_SAVES) await save();
    },
    mayStop: save,
  };
}

const givenRun = (payload: unknown): string | undefined =>
  typeof payload === 'object' && payload !== null && 'jobRunId' in payload ? String(payload.jobRunId) : undefined;
const isTimed = (payload: unknown): boolean => givenRun(payload) === undefined;

/** Jobs of the timetable bring no run along: theirs is named after the queue's own number, so that a repeat finds it. */
function runIdOf(payload: unknown, queueId: string): string {
  const given = givenRun(payload);
  if (given) return given;
  const hex = createHash('sha256').update(`queue:${queueId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Runs one job to its end and keeps how it ended. Throws only what the queue should try again. */
export async function runJob(job: Job, payload: unknown, attempt: Attempt, base: JobBase): Promise<void> {
  const db = base.services.root;
  const runId = runIdOf(payload, attempt.queueId);
  const now = () => base.clock.now().toString();
  await insertJobRun(db, { id: runId, kind: job.name, label: job.label, input: {}, createdBy: null, now: now() });
  const run = await selectJobRun(db, runId);
  const ctx = await jobCtx(base, { id: runId, createdBy: run?.created_by ?? null }, progressOf(db, runId, base));
  if (!(await markJobRunning(db, runId, now()))) {
    if (run?.state === 'cancelled') await job.cancelled(ctx, payload);
    return;
  }
  try {
    const result = await job.run(ctx, payload);
    // A timetable asks every hour: only what was done is worth a row.
    if (result === null && isTimed(payload)) await forgetJobRun(db, runId);
    else await finishJobRun(db, runId, { state: 'done', result: result ?? {}, now: now() });
  } catch (error) {
    await endBadly(job, payload, ctx, attempt, runId, error);
  }
}

async function endBadly(job: Job, payload: unknown, ctx: JobCtx, attempt: Attempt, runId: string, error: unknown): Promise<void> {
  const now = ctx.clock.now().toString();
  if (error instanceof JobCancelled) {
    await job.cancelled(ctx, payload);
    await finishJobRun(ctx.db, runId, { state: 'cancelled', now });
    return;
  }
  const known = toFault(error);
  const isLast = attempt.attempt >= attempt.maxAttempts;
  const forGood = known instanceof Fault && known.kind !== 'unavailable';
  if (!forGood) ctx.log.error({ err: error, job: job.name, run: runId, attempt: attempt.attempt }, 'job failed');
  if (!forGood && !isLast) throw error;
  const fault = known instanceof Fault ? known : new Fault('bug', 'bug', {}, [], { cause: error });
  await job.failed(ctx, payload, fault);
  await finishJobRun(ctx.db, runId, { state: 'failed', fault: { reason: fault.reason, detail: fault.detail }, now });
}
