import type { WriteCtx } from '../../access/index.ts';
import { runDays, type StoredPolicy, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { evaluate, type RunSummary } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { scheduledDay } from './schedule.rules.ts';

/** The day that a policy's schedule asks for, if it was not judged on schedule and is not behind the latest result. */
async function dueDay(ctx: WriteCtx, { id, policy }: StoredPolicy): Promise<string | null> {
  const day = scheduledDay(policy.schedule, ctx.today);
  if (day === null) return null;
  const known = await runDays(ctx.db, id, Temporal.PlainDate.from(day).add({ days: 1 }).toString());
  return known.scheduledBefore === day || (known.latest !== null && known.latest > day) ? null : day;
}

/** Judges every policy whose scheduled day has come; harmless to repeat. Answers the runs made. */
export async function evaluateScheduled(ctx: WriteCtx): Promise<RunSummary[]> {
  const policies = await tierPoliciesInForce(ctx.db);
  const due = await Promise.all(policies.map(async (stored) => ({ id: stored.id, day: await dueDay(ctx, stored) })));
  const catalogFor = await catalogsOf(ctx.db);
  const runs = await due.reduce(
    async (earlier: Promise<RunSummary[]>, { id, day }) =>
      day === null ? earlier : [...(await earlier), ...(await evaluate(ctx, catalogFor, { asOf: day, policyId: id, cause: 'scheduled' }))],
    Promise.resolve([]),
  );
  if (runs.length) await ctx.record({ action: 'evaluation.scheduled', entity: 'policy', after: { runs } });
  return runs;
}
