import { HEALTH_COLOURS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';

/** Where account_state keeps what each kind of policy made of an account, and what makes one large in it. */
const STANDING: Record<'tier' | 'health', { level: Sql; rank: Sql; score: Sql; worth: Sql }> = {
  tier: { level: sql`s.tier`, rank: sql`s.tier_rank`, score: sql`s.tier_score`, worth: sql`s.amount_12m` },
  health: {
    level: sql`s.health_colour`,
    rank: sql`array_position(${[...HEALTH_COLOURS]}::text[], s.health_colour)`,
    score: sql`s.health`,
    worth: sql`s.arr`,
  },
};

/**
 * Three accounts that show what a threshold does: the largest, the one nearest above a threshold and the one nearest below. Where levels go
 * by conditions, the largest of other levels. Of equals the larger; where amounts are masked they order nothing.
 */
export async function tellingAccounts(
  db: Db,
  of: { kind: 'tier' | 'health'; scope: Scope; thresholds: readonly number[]; byAmount: boolean },
): Promise<string[]> {
  const { level, rank, score, worth } = STANDING[of.kind];
  const order = of.byAmount ? sql`worth desc, account_id` : sql`account_id`;
  const limits = sql`unnest(${of.thresholds.map(String)}::text[]::numeric[]) as threshold`;
  const found = await sql<{ id: string }>`
    with seen as materialized (select s.account_id, ${level} as level, ${rank} as rank, ${score} as score, ${worth} as worth
        from account_state s join account a on a.id = s.account_id
        where a.status = 'active' and ${level} is not null and ${inScope(of.scope, 'a')}),
      largest as (select account_id from seen order by ${order} limit 1),
      above as (select s.account_id from seen s cross join ${limits} where s.score >= threshold
        and s.account_id not in (select account_id from largest) order by s.score - threshold, ${order} limit 1),
      below as (select s.account_id from seen s cross join ${limits} where s.score < threshold
        and s.account_id not in (select account_id from largest union select account_id from above) order by threshold - s.score, ${order} limit 1),
      near as (select account_id, 1 as place from above union all select account_id, 2 from below union all select account_id, 3 from largest),
      others as (select distinct on (s.level) s.account_id, 4 + s.rank as place from seen s
        where s.level not in (select t.level from seen t join near using (account_id)) order by s.level, ${order})
    select account_id as id from (select * from near union all select * from others) p order by place limit 3`.execute(db);
  return found.rows.map(({ id }) => id);
}
