import * as z from 'zod';
import type { WriteCtx } from '../../access/index.ts';
import type { CatalogFor } from '../../policy/catalog.ts';
import { healthInForce } from '../../policy/healths.sql.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { latestRunDays, runDays, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { evaluate, measure, type RunSummary } from '../../policy/run.ts';
import { settleLevels } from '../../policy/settle-levels.sql.ts';
import { catalogsOf } from '../catalog.ts';
import { thaw } from '../freezes/index.ts';
import { readSetting, writeSetting } from '../settings/index.ts';
import { scheduledDay, stagesDay } from './schedule.rules.ts';

interface Scheduled {
  id: string;
  /** The day of which its schedule wants it judged now. */
  day: string | null;
}

/** That day, if the policy was not judged on schedule and is not behind the latest result. */
async function dueDay(ctx: WriteCtx, { id, day }: Scheduled): Promise<string | null> {
  if (day === null) return null;
  const known = await runDays(ctx.db, id, Temporal.PlainDate.from(day).add({ days: 1 }).toString());
  return known.scheduledBefore === day || (known.latest !== null && known.latest > day) ? null : day;
}

/** Judges every policy whose scheduled day has come; harmless to repeat. Answers the runs made. */
export async function evaluateScheduled(ctx: WriteCtx): Promise<RunSummary[]> {
  await thaw(ctx);
  const lifecycle = await lifecycleInForce(ctx.db);
  const tiers = await tierPoliciesInForce(ctx.db);
  const health = await healthInForce(ctx.db);
  const policies: Scheduled[] = [
    // Stages turn on days: every night, and before the tiers.
    ...(lifecycle ? [{ id: lifecycle.id, day: stagesDay(lifecycle.policy.model, ctx.today) }] : []),
    ...tiers.map(({ id, policy }) => ({ id, day: scheduledDay(policy.schedule, ctx.today) })),
    ...(health ? [{ id: health.id, day: scheduledDay(health.policy.schedule, ctx.today) }] : []),
  ];
  const due = await Promise.all(policies.map(async (one) => ({ id: one.id, day: await dueDay(ctx, one) })));
  const catalogFor = await catalogsOf(ctx.db);
  const runs = await due.reduce(
    async (earlier: Promise<RunSummary[]>, { id, day }) =>
      day === null ? earlier : [...(await earlier), ...(await evaluate(ctx, catalogFor, { asOf: day, policyId: id, cause: 'scheduled' }))],
    Promise.resolve([]),
  );
  const measuredAsOf = due.findLast(({ id, day }) => day !== null && tiers.some((tier) => tier.id === id))?.day;
  await measureDay(ctx, catalogFor, measuredAsOf);
  const turned = await turnLevels(ctx);
  if (runs.length || turned) await ctx.record({ action: 'evaluation.scheduled', entity: 'policy', after: { runs, turned } });
  return runs;
}

const KEY = 'figures';
/** The last day to which the figures of all accounts were brought. */
const Kept = z.strictObject({ upTo: z.iso.date().nullable().default(null) });

/** Once a night the figures of all accounts are brought to the day that is over, unless judging tiers has just brought them there. */
async function measureDay(ctx: WriteCtx, catalogFor: CatalogFor, measuredAsOf: string | null | undefined): Promise<void> {
  const over = Temporal.PlainDate.from(ctx.today).subtract({ days: 1 }).toString();
  if ((await readSetting(ctx.db, KEY, Kept)).upTo === over) return;
  const accounts = measuredAsOf === over ? null : await measure(ctx, catalogFor, over);
  await writeSetting(ctx.db, KEY, { upTo: over }, { now: ctx.now, userId: ctx.actor.userId });
  if (accounts) await ctx.record({ action: 'figures.measure', entity: 'account', after: { asOf: over, accounts } });
}

/** Levels that people gave run out, and confirmed ones begin, on days without a run too. Answers how many accounts turned. */
async function turnLevels(ctx: WriteCtx): Promise<number> {
  const judged = await latestRunDays(ctx.db, ctx.today);
  return judged.length ? settleLevels(ctx.db, judged, ctx.today) : 0;
}
