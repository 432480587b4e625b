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
