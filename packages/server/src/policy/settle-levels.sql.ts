import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { standingOn } from './standing.sql.ts';

/** Accounts whose level turned by hand, or may have, between two days: one given or confirmed by a person, or one that ran out. */
export const turnsIn = (policyId: Sql, since: Sql, today: Sql): Sql => sql`
  select o.account_id from tier_override o where o.policy_id = ${policyId} and o.from_on <= ${today}
    and coalesce(least(o.ended_on, o.until_on + 1) >= ${since}, true)
  union select p.account_id from tier_proposal p where p.policy_id = ${policyId} and p.state = 'confirmed' and p.effective_on between ${since} and ${today}`;

/** The days since the latest run of each policy on which levels turn by hand: one given, one no longer holding, one confirmed. */
const turnDays = (policies: Sql, today: Sql): Sql => sql`
  select t.account_id, t.policy_id, t.day, min(t.cause) as cause from (
    select o.account_id, o.policy_id, d.day, 'override' as cause from tier_override o
      cross join lateral (values (o.from_on), (least(o.ended_on, o.until_on + 1))) d(day)
    union all select p.account_id, p.policy_id, p.effective_on, 'confirmed' from tier_proposal p where p.state = 'confirmed') t
    join ${policies} on policies.id = t.policy_id
  where t.day between policies.since and ${today} group by t.account_id, t.policy_id, t.day`;

export interface Settling {
  id: string;
  /** The policy whose level lists show. */
  main: boolean;
  /** A day up to which all is settled: that of its latest run, or of the one before while it runs. */
  since: string;
}

/**
 * Brings up to today what levels given, ended and confirmed by people turn: transitions on the days they turn, and the level that lists show.
 * Repeating it changes nothing. Answers how many accounts now show another level.
 */
export async function settleLevels(db: Db, settled: readonly Settling[], today: string): Promise<number> {
  const to = sql`${today}::date`;
  const policies = sql`unnest(${settled.map(({ id }) => id)}::text[], ${settled.map(({ since }) => since)}::date[]) policies(id, since)`;
  const one = (day: Sql) => standingOn(sql`t.policy_id`, day, (id) => sql<boolean>`${id} = t.account_id`);
  await sql`with turned as materialized (
      select t.account_id, t.policy_id, t.day, t.cause, b.level as before_level, b.level_rank as before_rank, n.level, n.level_rank
      from (${turnDays(policies, to)}) t
        left join lateral (${one(sql`(t.day - 1)`)}) b on true left join lateral (${one(sql`t.day`)}) n on true),
    unmoved as (delete from policy_transition x using turned t
      where x.account_id = t.account_id and x.policy_id = t.policy_id and x.as_of = t.day
        and (t.before_level is null or t.before_level is not distinct from t.level))
    insert into policy_transition as x (account_id, policy_id, as_of, from_level, to_level, from_rank, to_rank, cause)
    select account_id, policy_id, day, before_level, level, before_rank, level_rank, cause from turned
    where before_level is not null and before_level is distinct from level
    on conflict (account_id, policy_id, as_of) do update set from_level = excluded.from_level, to_level = excluded.to_level,
      from_rank = excluded.from_rank, to_rank = excluded.to_rank, run_id = null, cause = excluded.cause
    where (x.from_level, x.to_level, x.cause) is distinct from (excluded.from_level, excluded.to_level, excluded.cause)`.execute(db);
  const main = settled.find((one) => one.main);
  if (!main) return 0;
  const [policy, from] = [sql`${main.id}::text`, sql`${main.since}::date`];
  const shown = await sql`update account_state s set tier = n.level, tier_rank = n.level_rank, tier_score = n.score,
      tier_by_hand = n.override_id is not null,
      tier_since = case when s.tier is distinct from n.level then coalesce(
        (select max(x.as_of) from policy_transition x where x.account_id = s.account_id and x.policy_id = ${main.id}), n.as_of) else s.tier_since end
    from (${standingOn(policy, to, (id) => sql<boolean>`${id} in (${turnsIn(policy, from, to)})`)}) n
    where s.account_id = n.account_id and (s.tier, s.tier_rank, s.tier_score, s.tier_by_hand)
      is distinct from (n.level, n.level_rank, n.score, n.override_id is not null)`.execute(db);
  return Number(shown.numAffectedRows ?? 0);
}
