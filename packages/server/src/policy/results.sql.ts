import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { Part, RunInit } from './run.sql.ts';
import { ladderOf, overridesOn, standingOn } from './standing.sql.ts';

/** Rows of results up to the day; `before` leaves the day itself out. */
export const latestResults = (init: Pick<RunInit, 'stored' | 'asOf'>, before: boolean, part?: Part): Sql => sql`
  select distinct on (r.account_id) r.account_id, r.version, r.level, r.level_rank, r.score, r.points, r.natural_rank, r.below, r.judged_level
  from policy_result r where r.policy_id = ${init.stored.id} and r.as_of ${before ? sql`<` : sql`<=`} ${init.asOf}::date
    and ${part ? sql`r.account_id = any(${part.accounts}::uuid[])` : sql`true`}
  order by r.account_id, r.as_of desc`;

/** The judged level, or the one in force where changes wait for a person's word. A first level waits for nobody. */
function settledCtes({ stored, asOf, proposes }: RunInit): Sql[] {
  const policyId = sql`${stored.id}::text`;
  if (!proposes) return [sql`settled as not materialized (select j.*, null::text as judged_level from judged j)`];
  return [
    sql`in_force as materialized (select i.account_id, l.level, l.rank from (${standingOn(policyId, sql`${asOf}::date`)}) i
      join ${ladderOf(stored.policy)} l on l.level = i.settled)`,
    sql`settled as materialized (select j.account_id, j.score, j.points, j.natural_rank, j.below, j.failed, coalesce(i.level, j.level) as level,
        coalesce(i.rank, j.level_rank) as level_rank, case when i.level <> j.level then j.level end as judged_level
      from judged j left join in_force i on i.account_id = j.account_id)`,
  ];
}

/** Where accounts stood before the day, as it was shown: above results stand the levels that people gave or confirmed. */
function beforeCtes(init: RunInit): Sql[] {
  const { stored, asOf, days } = init;
  const policyId = sql`${stored.id}::text`;
  const raw = days.again ? sql`before as materialized (${latestResults(init, true)})` : sql`before as (select * from latest)`;
  if (!days.byHand) return [raw, sql`hand as (select null::uuid as account_id, null::text as level, null::smallint as rank where false)`];
  return [
    sql`before as materialized (${standingOn(policyId, sql`(${asOf}::date - 1)`)})`,
    sql`hand as materialized (${overridesOn(policyId, sql`${asOf}::date`, ladderOf(stored.policy))})`,
  ];
}

/** The results that differ from those in force. A level by hand hides a change of the judged one. */
export function changedCtes(init: RunInit): Sql[] {
  return [
    ...settledCtes(init),
    sql`latest as materialized (${latestResults(init, false)})`,
    ...beforeCtes(init),
    sql`changed as materialized (select j.*, b.account_id is not null as had, b.level as before_level, b.level_rank as before_rank,
        coalesce(h.level, j.level) as shown_level, coalesce(h.rank, j.level_rank) as shown_rank
      from settled j left join latest l on l.account_id = j.account_id left join before b on b.account_id = j.account_id
        left join hand h on h.account_id = j.account_id
      where l.account_id is null or (l.level, l.level_rank, l.score, l.points, l.natural_rank, l.below, l.judged_level)
        is distinct from (j.level, j.level_rank, j.score, j.points, j.natural_rank, j.below, j.judged_level))`,
  ];
}

/** Only what differs is written; a day judged again is replaced. */
export function writtenCtes({ stored, runId, asOf, days }: RunInit): Sql[] {
  const ctes = [
    sql`written as (
      insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank, score, points, natural_rank, below, judged_level)
      select account_id, ${stored.id}, ${asOf}::date, ${runId}::uuid, ${stored.version}::int, level, level_rank, score, points, natural_rank, below,
        judged_level
      from changed
      on conflict (account_id, policy_id, as_of) do update set run_id = excluded.run_id, version = excluded.version, level = excluded.level,
        level_rank = excluded.level_rank, score = excluded.score, points = excluded.points, natural_rank = excluded.natural_rank,
        below = excluded.below, judged_level = excluded.judged_level
      returning 1)`,
    sql`moved as (
      insert into policy_transition (account_id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank)
      select account_id, ${stored.id}, ${asOf}::date, ${runId}::uuid, before_level, shown_level, before_rank, shown_rank
      from changed where had and before_level is distinct from shown_level
      on conflict (account_id, policy_id, as_of) do update set run_id = excluded.run_id, from_level = excluded.from_level,
        to_level = excluded.to_level, from_rank = excluded.from_rank, to_rank = excluded.to_rank, cause = excluded.cause
      returning 1)`,
  ];
  if (days.again)
    ctes.push(sql`unmoved as (delete from policy_transition t using changed c
      where t.account_id = c.account_id and t.policy_id = ${stored.id} and t.as_of = ${asOf}::date and c.before_level is not distinct from c.shown_level)`);
  return ctes;
}
