import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';

interface By {
  userId: string | null;
  now: string;
  today: string;
  reason: string | null;
}

/** The last day of the terms that run on a day and have one: until then holds what they promise. */
const promisedTo = (accountId: Sql, day: Sql): Sql => sql`(
  select c.id, least(c.ends_on, c.terminated_on - 1) as last_on from contract c where c.account_id = ${accountId} and c.draft is not true
    and c.adjusts_id is null and c.happened_on <= ${day} and coalesce(c.starts_on, c.happened_on) <= ${day} and c.ends_on >= ${day}
    and (c.terminated_on is null or c.terminated_on > ${day})
  union all select s.id, least(s.ends_on, s.ended_on - 1) from subscription s where s.account_id = ${accountId} and s.trial is not true
    and s.happened_on <= ${day} and s.ends_on >= ${day} and (s.ended_on is null or s.ended_on > ${day})
  order by last_on desc, id limit 1)`;

export interface Decided {
  id: string;
  accountId: string;
  effectiveOn: string | null;
}

/**
 * Confirms open proposals. A rise holds from today; a fall when the terms that run today have ended. Where today itself was judged already, its
 * result takes the level, so that none stands above it.
 */
export async function confirmProposals(db: Db, ids: readonly string[], { userId, now, today, reason }: By): Promise<Decided[]> {
  const day = sql`${today}::date`;
  const found = await sql<Decided>`
    with confirmed as (
      update tier_proposal p set state = 'confirmed', decided_by = ${userId}, decided_at = ${now}::timestamptz, reason = ${reason},
        effective_on = case when p.to_rank > p.from_rank and t.id is not null then t.last_on + 1 else ${day} end,
        promised_by = case when p.to_rank > p.from_rank then t.id end
      from tier_proposal o left join lateral ${promisedTo(sql`o.account_id`, day)} t on true
      where o.account_id = p.account_id and o.id = p.id and p.state = 'open' and p.id = any(${ids}::uuid[])
      returning p.id, p.account_id, p.policy_id, p.to_level, p.to_rank, p.effective_on),
    settled as (
      update policy_result r set level = c.to_level, level_rank = c.to_rank, judged_level = nullif(coalesce(r.judged_level, r.level), c.to_level)
      from confirmed c where r.account_id = c.account_id and r.policy_id = c.policy_id and r.as_of = ${day} and c.effective_on = ${day})
    select id, account_id as "accountId", effective_on as "effectiveOn" from confirmed order by id`.execute(db);
  return found.rows;
}

/** Declines open proposals: the levels in force stay until an evaluation proposes anew. */
export async function declineProposals(db: Db, ids: readonly string[], { userId, now, reason }: By): Promise<Decided[]> {
  const found = await sql<Decided>`
    update tier_proposal p set state = 'declined', decided_by = ${userId}, decided_at = ${now}::timestamptz, reason = ${reason}
    where p.state = 'open' and p.id = any(${ids}::uuid[]) returning p.id, p.account_id as "accountId", null as "effectiveOn"`.execute(db);
  return found.rows;
}
