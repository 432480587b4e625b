import { type Explanation, type TierItem, TierPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import type { Catalog, Metric } from '../../policy/catalog.ts';
import { metricsOfItem, metricsOfPolicy } from '../../policy/points.ts';
import { latestRun, runDays, type StoredPolicy, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { type FrozenNumbers, isRelative } from '../../policy/relative.ts';
import { expandPolicy } from '../../policy/segments.sql.ts';
import { catalogsOf } from '../catalog.ts';
import { type AccountResult, accountMet, judgeOne, storedResult } from './explain.sql.ts';
import { itemSentence, levelSentence } from './sentence.ts';

type Value = string | number | boolean | null;
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

/** Everything an explanation is made of. */
interface Told {
  stored: StoredPolicy;
  policy: TierPolicy;
  version: number;
  catalog: Catalog;
  asOf: string;
  result: AccountResult | undefined;
  facts: Record<string, Value>;
}

/** Why an account has its level: of the result in force on the day, or, where no run judged it, of the facts of the day itself. */
export async function explain(ctx: Ctx, { accountId, asOf = ctx.today, policyId }: Input): Promise<Explanation> {
  if (!(await accountMet(ctx.db, accountId, await scopeOf(ctx, 'reads')))) throw notFound('account');
  const [stored] = await tierPoliciesInForce(ctx.db, policyId);
  if (!stored) throw new Fault('conflict', 'policy.not_published', { id: policyId ?? 'tier' });
  const catalogs = await catalogsOf(ctx.db);
  const run = await latestRun(ctx.db, stored.id, asOf);
  const kept = run && (await storedResult(ctx.db, accountId, stored.id, run.asOf));
  const policy = run && kept ? await expandPolicy(ctx.db, TierPolicy.parse(run.document)) : stored.policy;
  const catalog = catalogs(policy.rfm);
  const day = run && kept ? run.asOf : asOf;
  const frozen =
    run && run.version === (kept ? run.version : stored.version) ? (run.frozen as FrozenNumbers) : isRelative(policy) ? undefined : {};
  const also = ORDER_METRICS.filter((id) => catalog.get(id));
  const { scheduledBefore } = await runDays(ctx.db, stored.id, day);
  const live = await judgeOne(ctx.db, { accountId, policy, catalog, asOf: day, scheduledBefore, also, ...(frozen ? { frozen } : {}) });
  return tell(ctx, {
    stored,
    policy,
    version: kept && run ? run.version : stored.version,
    catalog,
    asOf: day,
    result: kept ?? live,
    facts: live?.facts ?? {},
  });
}

function tell(ctx: Ctx, { stored, policy, version, catalog, asOf, result, facts }: Told): Explanation {
  const hidden = (metric: Metric | undefined) => isMaskedFor(ctx.actor, metric?.masked);
  const shown = (id: string): Value => {
    const metric = catalog.get(id);
    const value = facts[id] ?? null;
    return value !== null && hidden(metric) ? '***' : shape(value, metric);
  };
  const evidence = (item: TierItem) =>
    [...new Set(metricsOfItem(item))].map((id) => {
      const metric = catalog.get(id);
      return { metric: id, name: metric?.name ?? { zh: id, en: id }, type: metric?.type ?? 'text', value: shown(id) };
    });
  const level = policy.levels.find((one) => one.id === result?.level);
  const natural = result?.naturalRank === undefined || result.naturalRank === null ? undefined : policy.levels[result.naturalRank];
  const items = policy.items.map((item, index) => {
    const hides = metricsOfItem(item).some((id) => hidden(catalog.get(id)));
    return {
      id: item.id,
      name: item.name,
      // Points per unit and by weight tell the figure they are made of, and the score less the other items tells the points.
      points: hides ? null : Number(result?.points[index] ?? 0),
      kind: kindOf(item),
      rule: ruleOfItem(item, facts, hides, catalog),
      evidence: evidence(item),
    };
  });
  return {
    policyId: stored.id,
    policyName: policy.name,
    version,
    asOf,
    level: level?.id ?? null,
    levelName: level?.name ?? null,
    score: items.some((item) => item.points === null) ? null : Number(result?.score ?? 0),
    heldFrom: natural && natural.id !== level?.id ? natural.id : null,
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
function ruleOfItem(item: TierItem, facts: Record<string, Value>, hide: boolean, catalog: Catalog) {
  if (hide && 'band' in item) return item.name;
  const value = facts[metricsOfItem(item)[0] ?? ''] ?? null;
  return itemSentence(item, value === null ? null : Number(value), catalog);
}

/** Money keeps every digit as text; other figures are numbers. */
function shape(value: Value, metric: Metric | undefined): Value {
  if (value === null || metric === undefined || typeof value === 'boolean') return value;
  if (metric.type === 'money') return String(value);
  return ['text', 'date', 'set'].includes(metric.type) ? String(value) : Number(value);
}
