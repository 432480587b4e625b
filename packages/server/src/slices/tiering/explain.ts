import type { Explanation, TierItem } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { freezeOn } from '../../policy/freezes.sql.ts';
import { metricsOfItem, metricsOfPolicy } from '../../policy/points.ts';
import { policyInForce, type StoredPolicy } from '../../policy/policies.sql.ts';
import { catalogsOf } from '../catalog.ts';
import { type AccountResult, accountMet, type Facts, overrideBehind, type Value } from './explain.sql.ts';
import { itemSentence, levelSentence } from './sentence.ts';
import { hider, metricHead, shownValue } from './shown.ts';
import { judgeStanding, type Standing, standingOf } from './standing.ts';

type Input = Parameters<Handlers<'tiers'>['explain']>[1];

const ORDER_METRICS = [
  'orders.amount_12m',
  'orders.amount_total',
  'orders.count_12m',
  'orders.first_on',
  'orders.last_on',
  'orders.recency_days',
  'orders.growth_12m',
  'orders.product_kinds_12m',
  'orders.margin_rate_12m',
];

interface Told {
  standing: Standing;
  catalog: Catalog;
  result: AccountResult | undefined;
  facts: Facts;
  override: Explanation['override'];
  frozen: Explanation['frozen'];
}

/** Why an account has its level: of the result in force on the day, or, where no run judged it, of the facts of the day itself. */
export async function explain(ctx: Ctx, { accountId, asOf = ctx.today, policyId }: Input): Promise<Explanation> {
  if (!(await accountMet(ctx.db, accountId, await scopeOf(ctx, 'reads')))) throw notFound('account');
  const stored = await policyInForce(ctx.db, policyId, asOf);
  const standing = await standingOf(ctx.db, { accountId, stored, asOf });
  const catalog = (await catalogsOf(ctx.db))(standing.policy.rfm);
  const live = await judgeStanding(ctx.db, standing, catalog, ORDER_METRICS);
  const { kept } = standing;
  const override = (kept?.overrideId && (await overrideBehind(ctx.db, accountId, kept.overrideId))) || null;
  const frozen = await freezeOn(ctx.db, accountId, asOf);
  return tell(ctx, stored, { standing, catalog, result: kept ?? live, facts: live?.facts ?? {}, override, frozen });
}

function tell(ctx: Ctx, stored: StoredPolicy, { standing, catalog, result, facts, override, frozen }: Told): Explanation {
  const { policy, version, day } = standing;
  const hides = hider(ctx, catalog);
  const shown = (id: string): Value => shownValue(facts[id] ?? null, catalog.get(id), hides(id));
  const evidence = (item: TierItem) => [...new Set(metricsOfItem(item))].map((id) => ({ ...metricHead(catalog, id), value: shown(id) }));
  const level = policy.levels.find((one) => one.id === result?.level);
  const judged = result?.judged ?? result?.level ?? null;
  const natural = result?.naturalRank === undefined || result.naturalRank === null ? undefined : policy.levels[result.naturalRank];
  const items = policy.items.map((item, index) => {
    const masked = metricsOfItem(item).some(hides);
    return {
      id: item.id,
      name: item.name,
      // Points per unit and by weight tell the figure they are made of, and the score less the other items tells the points.
      points: masked ? null : Number(result?.points[index] ?? 0),
      kind: kindOf(item),
      rule: ruleOfItem(item, facts, masked, catalog),
      evidence: evidence(item),
    };
  });
  return {
    policyId: stored.id,
    policyName: policy.name,
    version,
    asOf: day,
    level: level?.id ?? null,
    levelName: level?.name ?? null,
    score: items.some((item) => item.points === null) ? null : Number(result?.score ?? 0),
    judgedLevel: judged,
    heldFrom: natural && natural.id !== judged ? natural.id : null,
    override,
    frozen,
    levels: policy.levels.map((one) => ({ id: one.id, name: one.name, score: one.score ?? null, rule: levelSentence(one, catalog) })),
    items,
    metrics: Object.fromEntries([...new Set([...ORDER_METRICS, ...metricsOfPolicy(policy)])].map((id) => [id, shown(id)])),
    publishedAt: stored.publishedAt,
    publishedBy: stored.publishedBy,
    sample: stored.sample,
  };
}

function kindOf(item: TierItem) {
  if ('band' in item) return 'band' as const;
  if ('condition' in item) return 'condition' as const;
  return 'perUnit' in item ? ('per_unit' as const) : ('weighted' as const);
}

/** The band that an amount falls into would tell the amount: who may not see it reads the item's name alone. */
function ruleOfItem(item: TierItem, facts: Facts, hide: boolean, catalog: Catalog) {
  if (hide && 'band' in item) return item.name;
  const value = facts[metricsOfItem(item)[0] ?? ''] ?? null;
  return itemSentence(item, value === null ? null : Number(value), catalog);
}
