import type { TierLevel, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { type At, type Catalog, kindOf } from './catalog.ts';
import { conditionSql, type Resolve } from './condition.sql.ts';
import { factsSql } from './facts.sql.ts';
import { number } from './items.ts';
import { failedSql, itemSql, metricsOfPolicy } from './points.ts';
import { baseNumbersCte, type FrozenNumbers, frozenSql } from './relative.ts';
import { ladderOf } from './standing.sql.ts';

export interface JudgeInit {
  policy: TierPolicy;
  catalog: Catalog;
  at: At;
  /** The scheduled day whose results hysteresis compares with; null when there is none. */
  scheduledBefore: string | null;
  /** Metrics to compute beside those of the policy. */
  also?: readonly string[];
  /** Given: `at` is part of the base, whose numbers these are. Absent: `at` is the whole base. */
  frozen?: FrozenNumbers;
  /** Facts that are given: the expression `facts` itself, instead of what the tables say. */
  given?: Sql;
  /** Judge accounts too that were frozen or closed on the day. */
  anyStatus?: boolean;
}

export interface Judge {
  /** `facts` (account_id, status, a column a metric) and `judged`, for a statement to read. */
  ctes: Sql[];
  frozen: Sql;
}

/** Facts resolve to the columns of the `facts` expression. */
export const resolver =
  (catalog: Catalog, at: At): Resolve =>
  (id) => {
    const metric = catalog.get(id);
    if (!metric) throw new Error(`no metric ${id}`);
    return { expression: sql`facts.${sql.id(id)}`, kind: kindOf(metric.type), today: at.asOf };
  };

/** The test of one level: its threshold, its condition, both, or none. */
function levelTest(level: TierLevel, resolve: Resolve): Sql {
  const score = level.score === undefined ? sql`true` : sql`scored.score >= ${number(level.score)}`;
  return level.when ? sql`${score} and ${conditionSql(level.when, resolve)}` : score;
}

/** The place of the first level whose test holds. */
export function levelSql(levels: readonly TierLevel[], resolve: Resolve): Sql {
  const whens = levels.map((level, rank) => sql`when ${levelTest(level, resolve)} then ${sql.lit(rank)}`);
  return sql`case ${sql.join(whens, sql` `)} end`;
}

/** A worse level than the one held waits: until the score is `margin` below the threshold held, or `evaluations` in a row gave it. */
function heldSql({ levels, hysteresis }: TierPolicy): { held: Sql; below: Sql } {
  const waits: Sql[] = [];
  if (hysteresis?.margin !== undefined) {
    const thresholds = levels.map((level) => (level.score === undefined ? null : String(level.score)));
    const floor = sql`(${thresholds}::text[]::numeric[])[previous.level_rank + 1] - ${number(hysteresis.margin)}`;
    // A level held by a condition alone has no threshold to stay near.
    waits.push(sql`coalesce(score >= ${floor}, ${hysteresis.evaluations !== undefined}::boolean)`);
  }
  if (hysteresis?.evaluations !== undefined) waits.push(sql`previous.below + 1 < ${hysteresis.evaluations}::int`);
  const held = waits.length ? sql`coalesce(previous.level_rank < natural_rank and ${sql.join(waits, sql` and `)}, false)` : sql`false`;
  return { held, below: sql`case when ${held} then previous.below + 1 else 0 end` };
}

/**
 * The judgement of a tier policy over facts, as common table expressions: `judged` has account_id, score, points (one an item),
 * natural_rank (of the facts alone), level_rank and level (after hysteresis), below (evaluations held in a row) and failed (an item).
 */
export function judgeSql({ policy, catalog, at, scheduledBefore, also = [], frozen, given, anyStatus = false }: JudgeInit): Judge {
  const whole = frozen === undefined;
  const resolve = resolver(catalog, at);
  const ctes = given ? [given] : factsSql(catalog, [...metricsOfPolicy(policy), ...also], at, whole).ctes;
  const numbers = whole ? baseNumbersCte(policy, resolve) : null;
  if (numbers) ctes.push(numbers);
  const points = policy.items.map((item) => sql`, ${itemSql(item, policy, resolve, frozen)} as ${sql.id(item.id)}`);
  const sum = policy.items.map((item) => sql`coalesce(${sql.id(item.id)}, 0)`);
  const list = policy.items.map((item) => sql.id(item.id));
  const { held, below } = heldSql(policy);
  const keeps = policy.hysteresis && scheduledBefore;
  ctes.push(
    // Materialised, because PostgreSQL would write the points' expressions out anew wherever the score is read.
    sql`pointed as materialized (select facts.account_id, ${failedSql(policy, resolve)} as failed${sql.join(points, sql``)}
      from facts ${numbers ? sql`cross join base_numbers` : sql``} ${whole && !anyStatus ? sql`where facts.status = 'active'` : sql``})`,
    sql`scored as materialized (select account_id, failed, (${sum.length ? sql.join(sum, sql` + `) : sql`0`})::numeric(20,6) as score,
      array[${list.length ? sql.join(list) : sql``}]::numeric(20,6)[] as points from pointed)`,
    sql`levelled as (select scored.*, ${levelSql(policy.levels, resolve)}::smallint as natural_rank
      from scored ${policy.levels.some((level) => level.when) ? sql`join facts on facts.account_id = scored.account_id` : sql``})`,
  );
  if (keeps)
    // What was judged, whatever level is in force; by its id, because another version may have moved its place.
    ctes.push(sql`previous as (select r.account_id, l.rank as level_rank, r.below
      from (select distinct on (r.account_id) r.account_id, coalesce(r.judged_level, r.level) as level, r.below from policy_result r
        where r.policy_id = ${policy.id} and r.as_of <= ${scheduledBefore}::date and ${at.accounts(sql`r.account_id`)}
        order by r.account_id, r.as_of desc) r join ${ladderOf(policy)} l on l.level = r.level)`);
  ctes.push(sql`judged as materialized (
    select h.*, (${policy.levels.map((level) => level.id)}::text[])[h.level_rank + 1] as level
    from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed,
        ${keeps ? sql`case when ${held} then previous.level_rank else natural_rank end::smallint` : sql`natural_rank`} as level_rank,
        ${keeps ? sql`${below}::smallint` : sql`0::smallint`} as below
      from levelled ${keeps ? sql`left join previous on previous.account_id = levelled.account_id` : sql``}) h)`);
  return { ctes, frozen: frozenSql(policy, resolve) };
}
