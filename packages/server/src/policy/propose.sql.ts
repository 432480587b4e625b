import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { causeOf, partCtes } from './moved-by.sql.ts';
import type { StoredPolicy } from './policies.sql.ts';
import { ladderOf, standingOn } from './standing.sql.ts';

export interface Proposing {
  runId: string;
  stored: StoredPolicy;
  asOf: string;
  today: string;
  now: string;
}

/**
 * Proposes the levels that a run judged where others are in force. An open proposal gives way to the run's: replaced, or withdrawn where the
 * judgement went back; so does a confirmed one that does not hold yet and is judged no more. What was declined for this very day, or waits for
 * its day, is not proposed again. Repeating it changes nothing. Answers how many it proposed.
 */
export async function propose(db: Db, { runId, stored, asOf, today, now }: Proposing): Promise<number> {
  const { id, policy } = stored;
  const { cause, level } = causeOf(policy);
  const day = sql`${today}::date`;
  const of = sql`p.policy_id = ${id} and p.account_id = d.account_id and p.to_level = d.judged`;
  const ctes = [
    sql`stands as materialized (select * from (${standingOn(sql`${id}::text`, day)}) s)`,
    sql`differ as (select s.*, f.rank as from_rank, t.rank as to_rank from stands s
      join ${ladderOf(policy)} f on f.level = s.settled join ${ladderOf(policy)} t on t.level = s.judged where s.settled <> s.judged)`,
    sql`moved as materialized (
      select d.account_id, d.settled as from_level, d.judged as to_level, d.from_rank, d.to_rank, sign(d.from_rank - d.to_rank)::smallint as direction,
        coalesce(s.amount_12m, 0) as amount, g.version as from_version, g.score as from_score, g.points as from_points, d.score as to_score,
        d.points as to_points, d.natural_rank, d.natural_rank is distinct from d.to_rank as held
      from differ d join account a on a.id = d.account_id and a.status = 'active' left join account_state s on s.account_id = d.account_id
        left join lateral (select r.version, r.score, r.points from policy_result r where r.account_id = d.account_id and r.policy_id = ${id}
          and r.as_of <= ${day} and coalesce(r.judged_level, r.level) = d.settled order by r.as_of desc limit 1) g on true
      where not exists (select from tier_proposal p where ${of} and ((p.state = 'confirmed' and p.effective_on > ${day})
        or (p.state = 'declined' and p.as_of = ${asOf}::date))))`,
    ...partCtes(stored),
    sql`found as materialized (select m.*, t.points, w.item, ${cause} as cause, ${level} as cause_level
      from moved m left join told t on t.account_id = m.account_id left join weightiest w on w.account_id = m.account_id)`,
    sql`same as materialized (select p.account_id from tier_proposal p join found f on f.account_id = p.account_id and f.from_level = p.from_level
      and f.to_level = p.to_level and f.to_score = p.score where p.policy_id = ${id} and p.state = 'open' and p.as_of = ${asOf}::date)`,
    sql`gone as (update tier_proposal p set decided_at = ${now}::timestamptz,
        state = case when p.account_id in (select account_id from found) then 'replaced' else 'withdrawn' end
      where p.policy_id = ${id} and ((p.state = 'open' and p.account_id not in (select account_id from same))
        or (p.state = 'confirmed' and p.effective_on > ${day} and p.account_id not in (select d.account_id from stands d where d.judged = p.to_level)))
      returning 1)`,
  ];
  // Of an account one proposal is open: those that give way go first.
  const done = await sql`with ${sql.join(ctes, sql`, `)}
    insert into tier_proposal (account_id, id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank, score_before, score, amount, points,
      cause, cause_item, cause_level, state, made_at)
    select f.account_id, uuid7(${now}::timestamptz), ${id}, ${asOf}::date, ${runId}::uuid, f.from_level, f.to_level, f.from_rank, f.to_rank, f.from_score,
      f.to_score, f.amount, coalesce(f.points, '[]'), f.cause, case when f.cause = 'item' then f.item end, f.cause_level, 'open', ${now}::timestamptz
    from found f where (select count(*) from gone) is not null and f.account_id not in (select account_id from same)`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
