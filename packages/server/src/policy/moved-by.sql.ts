import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { StoredPolicy } from './policies.sql.ts';

/**
 * The points of each item before and after for those who move, and the item that weighs most in the direction of the move. Reads `moved`
 * (account_id, from_level, to_level, direction, from_version, from_points, to_points, natural_rank, held); gives `told` and `weightiest`.
 */
export function partCtes({ id, policy }: Pick<StoredPolicy, 'id' | 'policy'>): Sql[] {
  const ids = policy.items.map((item) => item.id);
  return [
    sql`items_before as (select v.version, i.place::int, i.item ->> 'id' as item from policy_version v
      cross join lateral jsonb_array_elements(v.document -> 'items') with ordinality i(item, place) where v.policy_id = ${id})`,
    sql`part_before as (select m.account_id, i.item, i.place, p.points from moved m
      cross join lateral unnest(m.from_points) with ordinality p(points, place)
      join items_before i on i.version = m.from_version and i.place = p.place)`,
    sql`part_after as (select m.account_id, i.item, i.place::int, p.points from moved m
      cross join lateral unnest(m.to_points) with ordinality p(points, place)
      join unnest(${ids}::text[]) with ordinality i(item, place) on i.place = p.place)`,
    // Items that the draft no longer has stand behind its own.
    sql`parts as materialized (select account_id, item, coalesce(a.place, 1000 + b.place) as place, b.points as before, a.points as after,
        coalesce(a.points, 0) - coalesce(b.points, 0) as difference
      from part_before b full join part_after a using (account_id, item))`,
    sql`told as (select account_id, jsonb_agg(jsonb_build_object('id', item, 'before', trim_scale(before)::text, 'after', trim_scale(after)::text)
      order by place) as points from parts group by account_id)`,
    sql`weightiest as (select distinct on (p.account_id) p.account_id, p.item from parts p join moved m on m.account_id = p.account_id
      where m.direction <> 0 and sign(p.difference) = m.direction order by p.account_id, abs(p.difference) desc, p.place)`,
  ];
}

/**
 * What moved an account: hysteresis where it keeps the level, the condition of the level won or lost where it has no other test, else the
 * item with the largest difference in the direction of the move; where none points there, that condition, or the thresholds themselves.
 */
export function causeOf(policy: TierPolicy): { cause: Sql; level: Sql } {
  const idsOf = (levels: TierPolicy['levels']) => sql`${levels.map((level) => level.id)}::text[]`;
  const deciding = sql`case m.direction when 1 then m.to_level when -1 then m.from_level end`;
  const conditional = idsOf(policy.levels.filter((level) => level.when !== undefined));
  const purely = idsOf(policy.levels.filter((level) => level.when !== undefined && level.score === undefined));
  const natural = sql`(${policy.levels.map((level) => level.id)}::text[])[m.natural_rank + 1]`;
  const cause = sql`case when m.from_level is null then 'first' when m.held then 'held' when ${deciding} = any(${purely}) then 'condition'
    when w.item is not null then 'item' when ${deciding} = any(${conditional}) then 'condition' else 'levels' end`;
  return { cause, level: sql`case when m.held then ${natural} else ${deciding} end` };
}
