import type { Sensitivity } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { metricsOfItem } from '../../policy/points.ts';
import { policyInForce } from '../../policy/policies.sql.ts';
import { catalogsOf } from '../catalog.ts';
import { itemEffects } from './sensitivity.sql.ts';
import { hider } from './shown.ts';

/** Which item decides how many levels: the base judged by the policy in force on the day, and each item left out in turn. */
export async function sensitivity(
  ctx: Ctx,
  { asOf = ctx.today, policyId }: Parameters<Handlers<'tiers'>['sensitivity']>[1],
): Promise<Sensitivity> {
  const stored = await policyInForce(ctx.db, policyId, asOf);
  const { policy } = stored;
  const catalog = (await catalogsOf(ctx.db))(policy.rfm);
  const scope = await scopeOf(ctx, 'reads');
  const effects = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return itemEffects(db, { policy, catalog, asOf, scope });
  });
  const hides = hider(ctx, catalog);
  const items = policy.items.map((item, place) => {
    const head = { id: item.id, name: item.name };
    // Over a few accounts, the spread of points and the levels that they decide would tell the figure.
    if (metricsOfItem(item).some(hides)) return { ...head, changed: null, higher: null, lower: null, nonzero: null, points: null };
    const found = effects.find((one) => one.place === place);
    if (!found) return { ...head, changed: 0, higher: 0, lower: 0, nonzero: 0, points: null };
    const { changed, higher, lower, nonzero, min, max, mean, deviation } = found;
    return { ...head, changed, higher, lower, nonzero, points: { min, max, mean, deviation } };
  });
  return {
    policyId: stored.id,
    policyName: policy.name,
    version: stored.version,
    asOf,
    accounts: effects[0]?.accounts ?? 0,
    items: items.toSorted((a, b) => (b.changed ?? -1) - (a.changed ?? -1)),
    sample: stored.sample,
  };
}
