import { sql } from 'kysely';
import type { WriteCtx } from '../access/index.ts';
import { newId } from '../kernel/ids.ts';
import { runDays } from './policies.sql.ts';
import type { Cause, RunSummary } from './run.ts';

interface Recorded {
  kind: RunSummary['kind'];
  id: string;
  version: number;
  asOf: string;
  cause: Cause;
}

/** Judges and keeps the run; a day before the latest result or to come is a preview and writes nothing. */
export async function recordedRun(
  ctx: WriteCtx,
  { kind, id, version, asOf, cause }: Recorded,
  judge: (runId: string, published: boolean) => Promise<{ accounts: number; changed: number }>,
): Promise<RunSummary> {
  const started = performance.now();
  const { latest } = await runDays(ctx.db, id, asOf);
  const published = asOf <= ctx.today && (latest === null || asOf >= latest);
  const runId = newId();
  if (published)
    await sql`insert into policy_run (id, policy_id, version, as_of, cause, state, started_by, started_at)
      values (${runId}, ${id}, ${version}, ${asOf}::date, ${cause}, 'running', ${ctx.actor.userId}, ${ctx.now})`.execute(ctx.db);
  const { accounts, changed } = await judge(runId, published);
  const seconds = Math.round(performance.now() - started) / 1000;
  if (published) {
    await sql`update policy_run set state = 'published', accounts = ${accounts}, changed = ${changed}, seconds = ${seconds}, published_at = ${ctx.now}
      where id = ${runId}`.execute(ctx.db);
    await ctx.emit('policy.run_published', { runId, policyId: id, asOf, changed });
  }
  return { id, kind, version, accounts, changed, seconds, published };
}
