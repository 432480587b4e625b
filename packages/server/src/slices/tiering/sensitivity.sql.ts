import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import type { Resolve } from '../../policy/condition.sql.ts';
import { isWeighted } from '../../policy/items.ts';
import { judgeSql, levelSql, resolver } from '../../policy/judge.sql.ts';
import { itemSql } from '../../policy/points.ts';
import { baseNumbersCte } from '../../policy/relative.ts';

export interface ItemEffect {
  /** The item's place in the policy. */
  place: number;
  accounts: number;
  changed: number;
  higher: number;
  lower: number;
  nonzero: number;
  min: string;
  max: string;
  mean: string;
  deviation: string;
}

/** What is left of the score without an item: less its points, and of a weighted one the others with its weight shared out. */
function withoutSql(policy: TierPolicy, resolve: Resolve): { ctes: Sql[]; scores: Sql[] } {
  const weighted = policy.items.filter(isWeighted);
  const rest = (id: string) =>
    weighted.filter((other) => other.id !== id).map((other) => sql`coalesce(${itemSql(other, policy, resolve, undefined, id)}, 0)`);
  const others = (id: string) => (rest(id).length ? sql.join(rest(id), sql` + `) : sql`0`);
  const points = (id: string) => sql`coalesce(judged.points[${policy.items.findIndex((item) => item.id === id) + 1}], 0)`;
  const scores = policy.items.map((item) =>
    isWeighted(item)
      ? sql`(judged.score - (${sql.join(
          weighted.map(({ id }) => points(id)),
          sql` + `,
        )}) + shared.${sql.id(item.id)})`
      : sql`(judged.score - ${points(item.id)})`,
  );
  if (!weighted.length) return { ctes: [], scores };
  const columns = weighted.map(({ id }) => sql`, (${others(id)})::numeric(20,6) as ${sql.id(id)}`);
  const numbers = baseNumbersCte(policy, resolve) ? sql`cross join base_numbers` : sql``;
  return {
    ctes: [
      sql`shared as materialized (select facts.account_id${sql.join(columns, sql``)} from facts ${numbers} where facts.status = 'active')`,
    ],
    scores,
  };
}

/** What each item does over the accounts of the scope, the base judged once: one row an item. */
export async function itemEffects(db: Db, of: { policy: TierPolicy; catalog: Catalog; asOf: string; scope: Scope }): Promise<ItemEffect[]> {
  const { policy, catalog, asOf } = of;
  if (!policy.items.length) return [];
  const at = wholeBaseOn(asOf);
  const resolve = resolver(catalog, at);
  const without = withoutSql(policy, resolve);
  const rows = without.scores.map((score, index) => sql`(${sql.lit(index)}, ${score}, coalesce(judged.points[${sql.lit(index + 1)}], 0))`);
  const last = sql.lit(policy.levels.length);
  const ctes = [
    ...judgeSql({ policy, catalog, at, scheduledBefore: null }).ctes,
    ...without.ctes,
    sql`effects as (
      select scored.place, scored.points, coalesce(judged.natural_rank, ${last}) as rank, coalesce(${levelSql(policy.levels, resolve)}, ${last}) as other
      from judged join facts on facts.account_id = judged.account_id join account a on a.id = judged.account_id
        ${without.ctes.length ? sql`join shared on shared.account_id = judged.account_id` : sql``}
        cross join lateral (values ${sql.join(rows)}) scored(place, score, points)
      where ${inScope(of.scope, 'a')})`,
  ];
  const found = await sql<ItemEffect>`with ${sql.join(ctes, sql`, `)}
    select place, count(*)::int as accounts, count(*) filter (where other <> rank)::int as changed,
      count(*) filter (where other < rank)::int as higher, count(*) filter (where other > rank)::int as lower,
      count(*) filter (where points <> 0)::int as nonzero, trim_scale(min(points))::text as min, trim_scale(max(points))::text as max,
      trim_scale(round(avg(points), 6))::text as mean, trim_scale(round(stddev_pop(points), 6))::text as deviation
    from effects group by place order by place`.execute(db);
  return found.rows;
}
