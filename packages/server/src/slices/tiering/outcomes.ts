import { type TierOutcomes, TierPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { latestRun, policyInForce, tierPolicyOn } from '../../policy/policies.sql.ts';
import { catalogOf } from '../catalog.ts';
import { outcomesOfYears } from './outcomes.sql.ts';

/** What became of each level in the year up to a day, beside the year before. */
export async function outcomes(ctx: Ctx, { asOf = ctx.today }: Parameters<Handlers<'tiers'>['outcomes']>[1]): Promise<TierOutcomes> {
  const stored = await tierPolicyOn(ctx.db, asOf);
  const head = { asOf, claim: 'no_cause' as const };
  if (!stored) return { ...head, policyId: null, policyName: null, levels: [], years: [] };
  const { id: policyId } = stored;
  const [start, before] = [yearsBefore(asOf, 1), yearsBefore(asOf, 2)];
  const runs = [await latestRun(ctx.db, policyId, start), await latestRun(ctx.db, policyId, before)];
  const inForce = [await policyInForce(ctx.db, policyId, start), await policyInForce(ctx.db, policyId, before)];
  const years = [
    { from: start, to: asOf, judgeBy: runs[0] ? undefined : inForce[0]?.policy },
    { from: before, to: start, judgeBy: runs[1] ? undefined : inForce[1]?.policy },
  ];
  const of = { catalog: await catalogOf(ctx.db), policyId, years, scope: await scopeOf(ctx, 'reads') };
  const rows = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return outcomesOfYears(db, of);
  });
  const [later = [], earlier = []] = runs.map((run, n) => (run ? TierPolicy.parse(run.document) : inForce[n]?.policy)?.levels ?? []);
  const levels = [...later, ...earlier.filter(({ id }) => !later.some((one) => one.id === id))].map(({ id, name }) => ({ id, name }));
  const ids = [...levels.map(({ id }) => id), null];
  return {
    ...head,
    policyId,
    policyName: stored.policy.name,
    levels,
    years: years.map(({ from, to }, index) => ({
      from,
      to,
      evaluatedOn: runs[index]?.asOf ?? null,
      version: runs[index]?.version ?? inForce[index]?.version ?? stored.version,
      levels: rows
        .filter(({ year }) => year === index)
        .toSorted((a, b) => ids.indexOf(a.level) - ids.indexOf(b.level))
        .map(({ year: _, level, ...figures }) => ({ id: level, ...figures })),
    })),
  };
}

const yearsBefore = (day: string, years: number): string => Temporal.PlainDate.from(day).subtract({ years }).toString();
