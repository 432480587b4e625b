import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/** A ladder as rows of (level, rank): levels by their place, 0 the best. */
export type Ladder = Sql;

/** The ladder of a policy at hand. */
export const ladderOf = (policy: TierPolicy): Ladder =>
  sql`(select l.level, (l.place - 1)::smallint as rank from unnest(${policy.levels.map((level) => level.id)}::text[]) with ordinality l(level, place))`;

/** The ladder that the latest run up to a day judged by. */
const ladderOn = (policyId: Sql, day: Sql): Ladder => sql`(
  select l.level ->> 'id' as level, (l.place - 1)::smallint as rank
  from policy_version v cross join lateral jsonb_array_elements(v.document -> 'levels') with ordinality l(level, place)
  where v.policy_id = ${policyId} and v.version = (select n.version from policy_run n where n.policy_id = ${policyId} and n.state = 'published'
    and n.as_of <= ${day} order by n.as_of desc, n.published_at desc, n.id desc limit 1))`;

/** Whether a level by hand holds on a day. */
export const holdsOn = (override: Sql, day: Sql): Sql<boolean> =>
  sql<boolean>`(${override}.from_on <= ${day} and (${override}.until_on is null or ${day} <= ${override}.until_on)
    and (${override}.ended_on is null or ${day} < ${override}.ended_on))`;

/** Levels by hand that hold on a day; one that the ladder does not have counts for nothing. */
export const overridesOn = (
  policyId: Sql,
  day: Sql,
  ladder: Ladder,
  accounts: (id: Sql) => Sql<boolean> = () => sql<boolean>`true`,
): Sql => sql`
  select o.account_id, o.id, o.level, l.rank from tier_override o join ${ladder} l on l.level = o.level
  where o.policy_id = ${policyId} and ${holdsOn(sql`o`, day)} and ${accounts(sql`o.account_id`)}`;

/** The latest level of each account that a person confirmed and that holds by the day. `day` may be a column of the caller's `p` or `t`. */
const confirmedBy = (policyId: Sql, day: Sql, ladder: Ladder, accounts: (id: Sql) => Sql<boolean>): Sql => sql`
  select distinct on (said.account_id) said.account_id, said.to_level as level, l.rank, said.effective_on
  from tier_proposal said join ${ladder} l on l.level = said.to_level
  where said.policy_id = ${policyId} and said.state = 'confirmed' and said.effective_on <= ${day} and ${accounts(sql`said.account_id`)}
  order by said.account_id, said.effective_on desc, said.decided_at desc`;

/**
 * Where accounts stand on a day: the points, score and level of the latest result up to it, above it a level confirmed since, above that one
 * given by hand. Columns: account_id, as_of, version, level, level_rank, score, points, natural_rank, settled (the level without the hand's),
 * judged (the level that the judgement gives) and override_id.
 */
export const standingOn = (policyId: Sql, day: Sql, accounts: (id: Sql) => Sql<boolean> = () => sql<boolean>`true`): Sql => sql`
  select r.account_id, r.as_of, r.version, coalesce(o.level, c.level, r.level) as level, coalesce(o.rank, c.rank, r.level_rank) as level_rank,
    r.score, r.points, r.natural_rank, coalesce(c.level, r.level) as settled, coalesce(r.judged_level, r.level) as judged, o.id as override_id
  from (select distinct on (r.account_id) r.account_id, r.as_of, r.version, r.level, r.level_rank, r.score, r.points, r.natural_rank, r.judged_level
      from policy_result r where r.policy_id = ${policyId} and r.as_of <= ${day} and ${accounts(sql`r.account_id`)}
      order by r.account_id, r.as_of desc) r
    left join (${confirmedBy(policyId, day, ladderOn(policyId, day), accounts)}) c on c.account_id = r.account_id and c.effective_on > r.as_of
    left join (${overridesOn(policyId, day, ladderOn(policyId, day), accounts)}) o on o.account_id = r.account_id`;
