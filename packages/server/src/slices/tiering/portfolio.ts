import { Product, TierPolicy, type TierPortfolio } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { latestRun, tierPolicyOn } from '../../policy/policies.sql.ts';
import { portfolioSums } from './portfolio.sql.ts';

/** In the order of the product page; those without one stand last. */
const CATEGORIES = [...Product.shape.category.unwrap().options, null];

/** Who buys what: product categories by level on a day. */
export async function portfolio(ctx: Ctx, { asOf = ctx.today }: Parameters<Handlers<'tiers'>['portfolio']>[1]): Promise<TierPortfolio> {
  const stored = await tierPolicyOn(ctx.db, asOf);
  const nothing = { policyId: null, policyName: null, asOf, evaluatedOn: null, version: null, levels: [], categories: [], cells: [] };
  if (!stored) return nothing;
  const run = await latestRun(ctx.db, stored.id, asOf);
  const scope = await scopeOf(ctx, 'reads');
  const sums = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return portfolioSums(db, { policyId: stored.id, day: asOf, scope });
  });
  const named = run ? TierPolicy.parse(run.document).levels : stored.policy.levels;
  const ids = [...named.map(({ id }) => id), null];
  const inOrder = sums.toSorted(
    (a, b) => ids.indexOf(a.level) - ids.indexOf(b.level) || CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
  );
  const cells = inOrder.filter(({ byLevel, byCategory }) => byLevel && byCategory);
  const categories = inOrder.filter(({ byLevel }) => !byLevel);
  const totals = inOrder.filter(({ byCategory }) => !byCategory);
  return {
    policyId: stored.id,
    policyName: stored.policy.name,
    asOf,
    evaluatedOn: run?.asOf ?? null,
    version: run?.version ?? null,
    levels: totals.map(({ level, accounts, buyers, amount }) => {
      const name = named.find(({ id }) => id === level)?.name ?? null;
      return { id: level, name, accounts, buyers, amount };
    }),
    categories: categories.map(({ category, buyers, amount }) => ({ category, buyers, amount })),
    cells: cells.map(({ level, category, buyers, amount }) => ({ level, category, buyers, amount })),
  };
}
