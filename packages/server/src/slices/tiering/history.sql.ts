import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { MAIN_TIER_POLICY } from '../../policy/policies.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';

export interface PastLevel {
  asOf: string;
  level: string | null;
  score: number | null;
  version: number;
  byHand: boolean;
}

/** The levels of an account up to a day, newest first: on the days that results changed, and on those that people's levels began or ended. */
export async function levelHistory(db: Db, accountId: string, today: string): Promise<PastLevel[]> {
  const main = sql`(${MAIN_TIER_POLICY})`;
  const found = await sql<PastLevel>`
    with days as (
      select r.as_of as day from policy_result r where r.account_id = ${accountId}::uuid and r.policy_id = ${main}
      union select d.day from tier_override o cross join lateral (values (o.from_on), (least(o.ended_on, o.until_on + 1))) d(day)
        where o.account_id = ${accountId}::uuid and o.policy_id = ${main}
      union select p.effective_on from tier_proposal p
        where p.account_id = ${accountId}::uuid and p.policy_id = ${main} and p.state = 'confirmed')
    select d.day as "asOf", s.level, s.score::double precision as score, s.version, s.override_id is not null as "byHand"
    from (select day from days where day <= ${today}::date order by day desc limit 200) d
      join lateral (${standingOn(main, sql`d.day`, (id) => sql<boolean>`${id} = ${accountId}::uuid`)}) s on true
    order by d.day desc`.execute(db);
  return found.rows;
}
