import { type TierItem, type TierPolicy, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { conditionSql, type Resolve } from './condition.sql.ts';
import { bandSql, isWeighted, number, type WeightedItem } from './items.ts';
import { type FrozenNumbers, shareOf } from './relative.ts';

/** The metrics that an item reads. */
export function metricsOfItem(item: TierItem): string[] {
  if ('band' in item) return [item.band.metric];
  if ('perUnit' in item) return [item.perUnit.metric];
  if ('weighted' in item) return [item.weighted.metric];
  return testsOf(item.condition.when).map((test) => test.metric);
}

/** Everything that a policy reads, in the order of its items. */
export const metricsOfPolicy = (policy: TierPolicy): string[] => [
  ...new Set([
    ...policy.items.flatMap(metricsOfItem),
    ...policy.levels.flatMap((level) => (level.when ? testsOf(level.when).map((test) => test.metric) : [])),
  ]),
];

/** Whether an item has no facts. Asking for `known` or `unknown` needs none. */
function lacksFacts(item: TierItem, resolve: Resolve): Sql<boolean> {
  const asked =
    'condition' in item
      ? testsOf(item.condition.when).flatMap((test) => (test.op === 'known' || test.op === 'unknown' ? [] : [test.metric]))
      : metricsOfItem(item);
  if (!asked.length) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    [...new Set(asked)].map((metric) => sql`${resolve(metric).expression} is null`),
    sql` or `,
  )})`;
}

/** Weight that stays in play for an account: a skipped item's weight is shared out over the others. */
function weightPresent(weighted: readonly WeightedItem[], resolve: Resolve): Sql {
  const weights = weighted.map((item) => {
    const weight = number(item.weighted.weight);
    return item.whenNull === 'skip' ? sql`case when ${lacksFacts(item, resolve)} then 0 else ${weight} end` : weight;
  });
  return weights.length ? sql`(${sql.join(weights, sql` + `)})` : sql`0`;
}

/** `without` leaves out a weighted item as if it lacked its facts and were skipped. */
function pointsOf(item: TierItem, policy: TierPolicy, resolve: Resolve, frozen: FrozenNumbers | undefined, without?: string): Sql {
  if ('condition' in item)
    return sql`case when ${conditionSql(item.condition.when, resolve)} then ${number(item.condition.points)} else 0 end`;
  if ('band' in item) return bandSql(resolve(item.band.metric).expression, item.band.bands);
  if ('perUnit' in item) {
    const { points, min, max } = item.perUnit;
    const product = sql`round(${number(points)} * ${resolve(item.perUnit.metric).expression}, 6)`;
    const capped = max === undefined ? product : sql`least(${number(max)}, ${product})`;
    return min === undefined ? capped : sql`greatest(${number(min)}, ${capped})`;
  }
  const { over, under } = shareOf(item, resolve, frozen);
  const weighted = policy.items.filter(isWeighted);
  const total = number(weighted.reduce((sum, one) => sum + one.weighted.weight, 0));
  // One division of exact products, so that no digit is lost before the one rounding.
  const divisor = sql`(${under} * ${weightPresent(
    weighted.filter(({ id }) => id !== without),
    resolve,
  )})`;
  return sql`coalesce(round(${number(item.weighted.weight)} * ${over} * ${total} / nullif(${divisor}, 0), 6), 0)`;
}

/** Points of each item: null when skipped, 0 without facts. */
export function itemSql(item: TierItem, policy: TierPolicy, resolve: Resolve, frozen: FrozenNumbers | undefined, without?: string): Sql {
  const points = pointsOf(item, policy, resolve, frozen, without);
  if (item.whenNull === 'zero' && 'condition' in item) return sql`${points}::numeric(20,6)`;
  return sql`case when ${lacksFacts(item, resolve)} then ${item.whenNull === 'skip' ? sql`null` : sql`0`} else ${points} end::numeric(20,6)`;
}

/** The id of the first item that lacks facts and says to stop; null when none does. */
export function failedSql(policy: TierPolicy, resolve: Resolve): Sql {
  const failing = policy.items.filter((item) => item.whenNull === 'fail');
  if (!failing.length) return sql`null::text`;
  return sql`case ${sql.join(
    failing.map((item) => sql`when ${lacksFacts(item, resolve)} then ${item.id}::text`),
    sql` `,
  )} end`;
}
