import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx, type Scope, scopeOf } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { Fault } from '../../kernel/fault.ts';
import { benefitsOn } from '../../policy/benefits.sql.ts';
import { effortOf } from '../../policy/effort.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { metricsOfItem } from '../../policy/points.ts';
import { runDays } from '../../policy/policies.sql.ts';
import { versionsOf } from '../../policy/save-policy.sql.ts';
import { expandPolicy } from '../../policy/segments.sql.ts';
import { simulate } from '../../policy/simulate.sql.ts';
import { keepSummary, type Summary } from '../../policy/simulations.sql.ts';
import { catalogsOf } from '../catalog.ts';

const Input = z.object({ jobRunId: z.string(), policyId: z.string(), asOf: z.string() });

/** The base is judged whole, because ranks need it; counted and kept is what the one who asked meets. */
const scopeFor = (ctx: JobCtx): Promise<Scope> | Scope => (ctx.starter ? scopeOf({ ...ctx, actor: ctx.starter }, 'reads') : { all: true });

/** Levels and items of the draft, then those that only earlier versions have: results in force may be of any of them. */
async function namesOf(db: Db, policy: TierPolicy): Promise<Pick<Summary, 'levels' | 'items'>> {
  const earlier = (await versionsOf(db, policy.id)).flatMap(({ document }) => TierPolicy.safeParse(document).data ?? []);
  const all = [policy, ...earlier];
  const first = <T extends { id: string }>(list: T[]) => [...new Map(list.toReversed().map((one) => [one.id, one])).values()].toReversed();
  return {
    levels: first(all.flatMap(({ levels }) => levels)).map(({ id, name }) => ({ id, name })),
    items: first(all.flatMap(({ items }) => items)).map((item) => ({ id: item.id, name: item.name, metrics: metricsOfItem(item) })),
  };
}

/** Judges the base by a draft without writing a result. */
export const simulateDraft: Job = defineJob({
  name: 'tiering.simulate',
  label: { zh: '模拟分级标准', en: 'Simulation of a tier policy' },
  input: Input,
  async run(ctx, { jobRunId: id, policyId, asOf }) {
    await ctx.progress.at(0, 2, 'judging');
    const done = await ctx.write(async ({ db }) => {
      const stored = await sql<{ document: unknown; version: number | null }>`
        select document, version from policy_simulation where id = ${id}::uuid for update`.execute(db);
      const row = stored.rows[0];
      if (!row) return null;
      const parsed = TierPolicy.parse(row.document);
      const policy = await expandPolicy(db, parsed);
      await planWholeBase(db);
      const of = {
        stored: {
          id: policyId,
          version: row.version ?? 0,
          policy,
          main: false,
          publishedAt: null,
          publishedBy: null,
          sample: policy.sample,
        },
        catalog: (await catalogsOf(db))(policy.rfm),
        asOf,
        days: await runDays(db, policyId, asOf),
        rules: (await lifecycleInForce(db))?.rules,
      };
      const { failed, funnel, ...totals } = await simulate(db, id, of, await scopeFor(ctx));
      if (failed !== null) throw new Fault('invalid', 'policy.item_failed', { item: failed });
      // Who asked it to stop meanwhile gets nothing kept.
      await ctx.progress.at(1, 2, 'writing');
      const benefits = await benefitsOn(db, asOf);
      const effort = benefits
        ? { policyId: benefits.id, version: benefits.version, ...effortOf({ before: benefits.policy, after: benefits.policy }, funnel) }
        : null;
      await keepSummary(db, id, { ...totals, effort, ...(await namesOf(db, parsed)) });
      return { up: totals.up, down: totals.down, other: totals.other };
    });
    await ctx.progress.at(2, 2, 'writing');
    return done ?? {};
  },
});
