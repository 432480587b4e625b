import { sql } from 'kysely';
import { inScope, type Scope } from '../access/index.ts';
import type { Db } from '../db/database.ts';
import { partCtes } from './moved-by.sql.ts';
import type { FrozenNumbers } from './relative.ts';
import { comparedCtes, type SimulateInit } from './simulate.sql.ts';

export interface TriedRow {
  accountId: string;
  code: string;
  name: string;
  from: string | null;
  to: string | null;
  scoreBefore: string | null;
  scoreAfter: string | null;
  /** The level of the facts alone, where hysteresis keeps a better one. */
  heldFrom: string | null;
  /** The item that lacks facts and says to stop. */
  lacks: string | null;
  points: { id: string; before: string | null; after: string | null }[];
}
export interface TryOutInit extends SimulateInit {
  accounts: readonly string[];
  /** Numbers of the base that a run kept; undefined: the base is judged whole, because the draft ranks accounts against it. */
  frozen: FrozenNumbers | undefined;
  scope: Scope;
}

/** What a draft gives to some accounts beside their results in force: the simulation of these alone, writing nothing. */
export async function tryOut(db: Db, of: TryOutInit): Promise<TriedRow[]> {
  const { accounts, frozen, scope, stored } = of;
  const ctes = [
    ...comparedCtes(of, frozen && { accounts, frozen }),
    sql`moved as materialized (select * from compared where account_id = any(${accounts}::uuid[]))`,
    ...partCtes(of.stored),
  ];
  const levels = sql`${stored.policy.levels.map((level) => level.id)}::text[]`;
  const found = await sql<TriedRow>`with ${sql.join(ctes, sql`, `)}
    select m.account_id as "accountId", a.code, a.name, m.from_level as "from", m.to_level as "to",
      trim_scale(m.from_score)::text as "scoreBefore", trim_scale(m.to_score)::text as "scoreAfter",
      case when m.held then (${levels})[m.natural_rank + 1] end as "heldFrom", m.failed as lacks, coalesce(t.points, '[]') as points
    from moved m join account a on a.id = m.account_id and ${inScope(scope, 'a')} left join told t on t.account_id = m.account_id
    order by array_position(${accounts}::uuid[], m.account_id)`.execute(db);
  return found.rows;
}

/**
 * Three accounts that show what a threshold does: the largest, the one nearest above a threshold and the one nearest below. Where levels go
 * by conditions, the largest of other levels. Of equals the larger; where amounts are masked they order nothing.
 */
export async function tellingAccounts(
  db: Db,
  { scope, thresholds, byAmount }: { scope: Scope; thresholds: readonly number[]; byAmount: boolean },
): Promise<string[]> {
  const order = byAmount ? sql`amount_12m desc, account_id` : sql`account_id`;
  const limits = sql`unnest(${thresholds.map(String)}::text[]::numeric[]) as threshold`;
  const found = await sql<{ id: string }>`
    with seen as materialized (select s.account_id, s.tier, s.tier_rank, s.tier_score, s.amount_12m from account_state s join account a on a.id = s.account_id
        where a.status = 'active' and s.tier is not null and ${inScope(scope, 'a')}),
      largest as (select account_id from seen order by ${order} limit 1),
      above as (select s.account_id from seen s cross join ${limits} where s.tier_score >= threshold
        and s.account_id not in (select account_id from largest) order by s.tier_score - threshold, ${order} limit 1),
      below as (select s.account_id from seen s cross join ${limits} where s.tier_score < threshold
        and s.account_id not in (select account_id from largest union select account_id from above) order by threshold - s.tier_score, ${order} limit 1),
      near as (select account_id, 1 as place from above union all select account_id, 2 from below union all select account_id, 3 from largest),
      others as (select distinct on (s.tier) s.account_id, 4 + s.tier_rank as place from seen s
        where s.tier not in (select t.tier from seen t join near using (account_id)) order by s.tier, ${order})
    select account_id as id from (select * from near union all select * from others) p order by place limit 3`.execute(db);
  return found.rows.map(({ id }) => id);
}
