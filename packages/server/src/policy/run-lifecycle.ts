import { sql } from 'kysely';
import type { WriteCtx } from '../access/index.ts';
import { newId } from '../kernel/ids.ts';
import type { StoredLifecycle } from './lifecycles.sql.ts';
import type { LineSource, LineTerm } from './line-source.ts';
import { runDays } from './policies.sql.ts';
import type { Cause, RunSummary } from './run.ts';
import { previewLifecycle, runLifecycle } from './run-lifecycle.sql.ts';

/** Where nothing can be subscribed to, no account has a stage. */
const NO_LINES: LineSource = {
  terms: () => sql<LineTerm>`select null::uuid as account_id where false`,
  days: () => sql`select null::uuid as account_id, null::date as day where false`,
};

/** Judges every line by the lifecycle in force; a day before the latest result or to come is a preview and writes nothing. */
export async function evaluateLifecycle(
  ctx: WriteCtx,
  stored: StoredLifecycle,
  lines: LineSource | null,
  { asOf, cause }: { asOf: string; cause: Cause },
): Promise<RunSummary> {
  const started = performance.now();
  const { latest } = await runDays(ctx.db, stored.id, asOf);
  const published = asOf <= ctx.today && (latest === null || asOf >= latest);
  const init = { runId: newId(), stored, lines: lines ?? NO_LINES, asOf };
  if (published)
    await sql`insert into policy_run (id, policy_id, version, as_of, cause, state, started_by, started_at)
      values (${init.runId}, ${stored.id}, ${stored.version}, ${asOf}::date, ${cause}, 'running', ${ctx.actor.userId}, ${ctx.now})`.execute(
      ctx.db,
    );
  const { accounts, changed } = published ? await runLifecycle(ctx.db, init) : await previewLifecycle(ctx.db, init);
  const seconds = Math.round(performance.now() - started) / 1000;
  if (published) {
    await sql`update policy_run set state = 'published', accounts = ${accounts}, changed = ${changed}, seconds = ${seconds}, published_at = ${ctx.now}
      where id = ${init.runId}`.execute(ctx.db);
    await ctx.emit('policy.run_published', { runId: init.runId, policyId: stored.id, asOf, changed });
  }
  return { id: stored.id, kind: 'lifecycle', version: stored.version, accounts, changed, seconds, published };
}
