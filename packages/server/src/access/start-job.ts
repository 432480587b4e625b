import { newId } from '../kernel/ids.ts';
import type { WriteCtx } from './ctx.ts';
import { insertJobRun } from './job-run.sql.ts';

/** Adds a job in the caller's transaction, so that it exists exactly when the fact that asked for it does. Answers the id people follow it by. */
export async function startJob(
  ctx: WriteCtx,
  job: { name: string; label: { zh: string; en: string } },
  input: Record<string, unknown>,
): Promise<string> {
  const id = newId();
  await insertJobRun(ctx.db, { id, kind: job.name, label: job.label, input, createdBy: ctx.actor.userId, now: ctx.now });
  await ctx.enqueue(job.name, { jobRunId: id, ...input }, { key: id });
  return id;
}
