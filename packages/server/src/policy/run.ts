import { sql } from 'kysely';
import type { WriteCtx } from '../access/index.ts';
import { planWholeBase } from '../db/whole-base.ts';
import { Fault } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { syncAccountState } from './account-state.ts';
import type { CatalogFor } from './catalog.ts';
import { healthInForce } from './healths.sql.ts';
import { lifecycleInForce } from './lifecycles.sql.ts';
import { measureAccounts } from './measure.sql.ts';
import { runDays, type StoredPolicy, tierPoliciesInForce } from './policies.sql.ts';
import { propose } from './propose.sql.ts';
import { execute, previewSql, runSql } from './run.sql.ts';
import { evaluateHealth } from './run-health.ts';
import { evaluateLifecycle } from './run-lifecycle.ts';
import { settleLevels } from './settle-levels.sql.ts';

const LOCK_NOT_AVAILABLE = '55P03';

export type Cause = 'scheduled' | 'manual' | 'published' | 'import';
export interface EvaluateInit {
  /** The day judged, ISO 8601. */
  asOf: string;
  policyId?: string | undefined;
  cause: Cause;
}
export interface RunSummary {
  id: string;
  kind: 'lifecycle' | 'tier' | 'health';
  version: number;
  accounts: number;
  changed: number;
  seconds: number;
  /** False for a preview: a day before the latest result, or in the future. */
  published: boolean;
}

/**
 * Judges every account by the policies in force, in the caller's transaction: until it commits, the previous results stand.
 * Fails with policy.busy while another evaluation runs, policy.not_published for a policy not in force, policy.item_failed.
 */
export async function evaluate(ctx: WriteCtx, catalogFor: CatalogFor, { asOf, policyId, cause }: EvaluateInit): Promise<RunSummary[]> {
  const lifecycle = await lifecycleInForce(ctx.db);
  const stages = lifecycle && (policyId ?? lifecycle.id) === lifecycle.id ? lifecycle : undefined;
  const policies = await tierPoliciesInForce(ctx.db, policyId);
  const healthStored = await healthInForce(ctx.db);
  const health = healthStored && (policyId ?? healthStored.id) === healthStored.id ? healthStored : undefined;
  if (policyId !== undefined && !policies.length && !stages && !health)
    throw new Fault('invalid', 'policy.not_published', { id: policyId });
  await holdEvaluation(ctx.db);
  await syncAccountState(ctx.db, 'all');
  // Stages before tiers: what an account's level asks of stages is of the same state of facts.
  const first = stages ? [await evaluateLifecycle(ctx, stages, catalogFor(), { asOf, cause })] : [];
  const tiered = await policies.reduce(
    async (earlier: Promise<RunSummary[]>, stored, index) => [
      ...(await earlier),
      await evaluatePolicy(ctx, catalogFor, stored, { asOf, cause, refresh: index === 0 }),
    ],
    Promise.resolve(first),
  );
  return health ? [...tiered, await evaluateHealth(ctx, health, catalogFor(), { asOf, cause })] : tiered;
}

/**
 * Brings the figures of every account that lists, segments and plays read to a day, and judges nobody: a standard that judges once a month must not
 * leave them a month behind. Answers how many accounts have other figures now. Fails with policy.busy while an evaluation runs.
 */
export async function measure(ctx: WriteCtx, catalogFor: CatalogFor, asOf: string): Promise<number> {
  const main = (await tierPoliciesInForce(ctx.db)).find((stored) => stored.main);
  await holdEvaluation(ctx.db);
  await syncAccountState(ctx.db, 'all');
  return measureAccounts(ctx.db, catalogFor(main?.policy.rfm), asOf);
}

/** One evaluation at a time: another waits for it a while. */
async function holdEvaluation(db: WriteCtx['db']): Promise<void> {
  await planWholeBase(db);
  await sql`select set_config('lock_timeout', '10s', true)`.execute(db);
  await sql`select pg_advisory_xact_lock(hashtext('fulcrum.evaluation'))`.execute(db).catch((error: { code?: string }) => {
    throw error.code === LOCK_NOT_AVAILABLE ? new Fault('conflict', 'policy.busy') : error;
  });
  await sql`select set_config('lock_timeout', '0', true)`.execute(db);
}

async function evaluatePolicy(
  ctx: WriteCtx,
  catalogFor: CatalogFor,
  stored: StoredPolicy,
  { asOf, cause, refresh }: { asOf: string; cause: Cause; refresh: boolean },
): Promise<RunSummary> {
  const started = performance.now();
  const days = await runDays(ctx.db, stored.id, asOf);
  const { today } = ctx;
  // Who publishes has seen in the simulation what it changes.
  const proposes = stored.policy.confirmation === 'required' && cause !== 'published';
  const preview = asOf > today || (days.latest !== null && asOf < days.latest);
  const init = { runId: newId(), stored, catalog: catalogFor(stored.policy.rfm), asOf, days, refresh, today, proposes };
  if (!preview)
    await sql`insert into policy_run (id, policy_id, version, as_of, cause, state, started_by, started_at)
      values (${init.runId}, ${stored.id}, ${stored.version}, ${asOf}::date, ${cause}, 'running', ${ctx.actor.userId}, ${ctx.now})`.execute(
      ctx.db,
    );
  const counts = await execute(ctx.db, preview ? previewSql(init) : runSql(init));
  if (counts.failed !== null) throw new Fault('invalid', 'policy.item_failed', { item: counts.failed });
  const seconds = Math.round(performance.now() - started) / 1000;
  if (!preview) {
    await sql`update policy_run set state = 'published', accounts = ${counts.accounts}, changed = ${counts.changed},
      frozen = ${JSON.stringify(counts.frozen)}::jsonb, seconds = ${seconds}, published_at = ${ctx.now} where id = ${init.runId}`.execute(
      ctx.db,
    );
    if (proposes || days.proposed) await propose(ctx.db, { runId: init.runId, stored, asOf, today, now: ctx.now });
    await settleLevels(ctx.db, [{ id: stored.id, main: stored.main, since: days.latest ?? asOf }], today);
    await ctx.emit('policy.run_published', { runId: init.runId, policyId: stored.id, asOf, changed: counts.changed });
  }
  return {
    id: stored.id,
    kind: 'tier',
    version: stored.version,
    accounts: counts.accounts,
    changed: counts.changed,
    seconds,
    published: !preview,
  };
}
