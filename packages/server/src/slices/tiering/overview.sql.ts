import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface LevelTotal {
  /** Null holds accounts that no run has judged. */
  rank: number | null;
  accounts: number;
  /** How many of them have the level by hand. */
  byHand: number;
  amount: string;
}

/** Accounts and amount of each level: the amounts of the run that judged them, the levels as they stand on a day since. */
export async function levelTotals(
  db: Db,
  of: { catalog: Catalog; policyId: string; asOf: string; day: string; latest: boolean; scope: Scope },
): Promise<LevelTotal[]> {
  const { ctes } = factsSql(of.catalog, ['orders.amount_12m'], wholeBaseOn(of.asOf), true);
  // The latest amounts stand in account_state; those of an earlier day are computed.
  const amounts: Sql = of.latest
    ? sql`amounts as (select account_id, amount_12m as amount from account_state)`
    : sql`${sql.join(ctes, sql`, `)}, amounts as (select account_id, "orders.amount_12m" as amount from facts)`;
  const found = await sql<LevelTotal>`
    with ${amounts}, results as (${standingOn(sql`${of.policyId}::text`, sql`${of.day}::date`)})
    select r.level_rank as rank, count(*) as accounts, count(r.override_id) as "byHand", trim_scale(coalesce(sum(m.amount), 0))::text as amount
    from account a join amounts m on m.account_id = a.id left join results r on r.account_id = a.id
    where ${openOn(sql`${of.day}::date`)} and (r.account_id is not null or ${hadCome(sql`${of.asOf}::date`)}) and ${inScope(of.scope, 'a')}
    group by r.level_rank`.execute(db);
  return found.rows;
}

/** Moves up and down by the judgement of a day, and the day of the run before; what people gave by hand is no move of it. */
export async function movesOn(
  db: Db,
  of: { policyId: string; asOf: string; scope: Scope },
): Promise<{ up: number; down: number; since: string | null }> {
  const found = await sql<{ up: number; down: number; since: string | null }>`
    select count(*) filter (where t.to_rank < t.from_rank) as up, count(*) filter (where t.to_rank > t.from_rank) as down,
      (select max(r.as_of) from policy_run r where r.policy_id = ${of.policyId} and r.state = 'published' and r.as_of < ${of.asOf}::date) as since
    from policy_transition t join account a on a.id = t.account_id
    where t.policy_id = ${of.policyId} and t.as_of = ${of.asOf}::date and t.cause <> 'override' and ${inScope(of.scope, 'a')}`.execute(db);
  return found.rows[0] ?? { up: 0, down: 0, since: null };
}
