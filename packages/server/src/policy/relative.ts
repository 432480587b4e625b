import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { Resolve } from './condition.sql.ts';
import { bandSql, isWeighted, number, type WeightedItem as Weighted } from './items.ts';

/** What a run read off its base: limits of min–max items; for percentiles the count and every twentieth of the distribution. */
export type FrozenNumbers = Record<string, { min: string | null; max: string | null; count: number; cuts?: (string | null)[] }>;

const limit = (item: Weighted, side: 'min' | 'max', frozen: FrozenNumbers | undefined): Sql => {
  const fixed = item.weighted.normalise.method === 'minmax' ? item.weighted.normalise[side] : undefined;
  if (fixed !== undefined) return number(fixed);
  if (!frozen) return sql`base_numbers.${sql.id(`${item.id}.${side}`)}`;
  const kept = frozen[item.id]?.[side];
  return kept === null || kept === undefined ? sql`null::numeric` : sql`${kept}::numeric`;
};

/** A value's share of the full weight, as a fraction `over / under` within 0..1. */
export function shareOf(item: Weighted, resolve: Resolve, frozen: FrozenNumbers | undefined): { over: Sql; under: Sql } {
  const value = resolve(item.weighted.metric).expression;
  const { normalise } = item.weighted;
  if (normalise.method === 'bands') return { over: bandSql(value, normalise.bands), under: sql`100` };
  if (normalise.method === 'minmax') {
    const [min, max] = [limit(item, 'min', frozen), limit(item, 'max', frozen)];
    return { over: sql`(least(greatest(${value}, ${min}), ${max}) - ${min})`, under: sql`(${max} - ${min})` };
  }
  if (frozen) {
    const cuts = (frozen[item.id]?.cuts ?? []).map((cut) => cut ?? '0');
    return {
      over: sql`(select count(*) from unnest(${cuts}::text[]::numeric[]) cut where cut < ${value})`,
      under: sql`${String(cuts.length)}::numeric`,
    };
  }
  // Average rank less a half, over the count: equal values stand equal, and no value reaches 0 or 1.
  return {
    over: sql`(2 * rank() over (order by ${value}) + count(*) over (partition by ${value}) - 2)`,
    under: sql`(2 * count(${value}) over ())`,
  };
}

const relativeItems = (policy: TierPolicy): Weighted[] =>
  policy.items.filter(isWeighted).filter((item) => item.weighted.normalise.method !== 'bands');
/** The metrics whose values over the base decide what an account gets. */
export const relativeMetrics = (policy: TierPolicy): string[] => [...new Set(relativeItems(policy).map((item) => item.weighted.metric))];
export const isRelative = (policy: TierPolicy): boolean => relativeItems(policy).length > 0;

/** One row of the limits that min–max items read; null when the policy has none. */
export function baseNumbersCte(policy: TierPolicy, resolve: Resolve): Sql | null {
  const items = relativeItems(policy).filter((item) => item.weighted.normalise.method === 'minmax');
  if (!items.length) return null;
  const columns = items.flatMap((item) => {
    const value = resolve(item.weighted.metric).expression;
    return [sql`min(${value}) as ${sql.id(`${item.id}.min`)}`, sql`max(${value}) as ${sql.id(`${item.id}.max`)}`];
  });
  return sql`base_numbers as (select ${sql.join(columns)} from facts where facts.status = 'active')`;
}

const TWENTIETHS = Array.from({ length: 19 }, (_, index) => String((index + 1) / 20));

/** The numbers to keep with the run, as JSON. */
export function frozenSql(policy: TierPolicy, resolve: Resolve): Sql {
  const items = relativeItems(policy);
  if (!items.length) return sql`'{}'::jsonb`;
  const parts = items.map((item) => {
    const value = resolve(item.weighted.metric).expression;
    const cuts =
      item.weighted.normalise.method === 'percentile'
        ? sql`, 'cuts', to_jsonb((percentile_disc(${TWENTIETHS}::text[]::double precision[]) within group (order by ${value}))::text[])`
        : sql``;
    return sql`${item.id}::text, jsonb_build_object('min', min(${value})::text, 'max', max(${value})::text, 'count', count(${value})${cuts})`;
  });
  return sql`(select jsonb_build_object(${sql.join(parts)}) from facts where facts.status = 'active')`;
}

/**
 * The numbers that a run kept, where they are all that a draft reads of the base: the limits of min–max items over the same metric. Undefined
 * where the base itself must be read: percentiles are kept by twentieths alone, which would not give the points of an evaluation.
 */
export function frozenFor(draft: TierPolicy, run: { policy: TierPolicy; frozen: FrozenNumbers } | null): FrozenNumbers | undefined {
  const known = new Map(run ? relativeItems(run.policy).map((item) => [item.id, item.weighted.metric]) : []);
  const kept = relativeItems(draft).every(
    ({ id, weighted: { metric, normalise } }) =>
      normalise.method === 'minmax' &&
      ((normalise.min !== undefined && normalise.max !== undefined) || (known.get(id) === metric && run?.frozen[id] !== undefined)),
  );
  return kept ? (run?.frozen ?? {}) : undefined;
}
