import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';

/** Accounts and amount of each level on the day of a run; rank null holds accounts that no run has judged. */
export async function levelTotals(
  db: Db,
  of: { catalog: Catalog; policyId: string; asOf: string; latest: boolean; scope: Scope },
): Promise<{ rank: number | null; accounts: number; amount: string }[]> {
  const { ctes } = factsSql(of.catalog, ['orders.amount_12m'], wholeBaseOn(of.asOf), true);
  // The latest amounts stand in account_state; those of an earlier day are computed.
  const amounts: Sql = of.latest
    ? sql`amounts as (select account_id, amount_12m as amount from account_state)`
    : sql`${sql.join(ctes, sql`, `)}, amounts as (select account_id, "orders.amount_12m" as amount from facts)`;
  const found = await sql<{ rank: number | null; accounts: number; amount: string }>`
    with ${amounts},
    results as (
      select distinct on (r.account_id) r.account_id, r.level_rank from policy_result r
      where r.policy_id = ${of.policyId} and r.as_of <= ${of.asOf}::date order by r.account_id, r.as_of desc)
    select r.level_rank as rank, count(*) as accounts, trim_scale(coalesce(sum(m.amount), 0))::text as amount
    from account a join amounts m on m.account_id = a.id left join results r on r.account_id = a.id
    where a.status <> 'closed' and (r.account_id is not null or ${hadCome(sql`${of.asOf}::date`)}) and ${inScope(of.scope, 'a')}
    group by r.level_rank`.execute(db);
  return found.rows;
}

/** Moves up and down in the run of a day, and the day of the run before. */
export async function movesOn(
  db: Db,
  of: { policyId: string; asOf: string; scope: Scope },
): Promise<{ up: number; down: number; since: string | null }> {
  const found = await sql<{ up: number; down: number; since: string | null }>`
    select count(*) filter (where t.to_rank < t.from_rank) as up, count(*) filter (where t.to_rank > t.from_rank) as down,
      (select max(r.as_of) from policy_run r where r.policy_id = ${of.policyId} and r.state = 'published' and r.as_of < ${of.asOf}::date) as since
    from policy_transition t join account a on a.id = t.account_id
    where t.policy_id = ${of.policyId} and t.as_of = ${of.asOf}::date and ${inScope(of.scope, 'a')}`.execute(db);
  return found.rows[0] ?? { up: 0, down: 0, since: null };
}
