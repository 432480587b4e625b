import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';

export interface Move {
  from: string | null;
  to: string | null;
  accounts: number;
  /** Of the 12 months up to each of the days. */
  amountBefore: string;
  amountAfter: string;
}

/** The 12-month amount of every account on a day. */
function amountsOn(catalog: Catalog, asOf: string): Sql {
  const { ctes } = factsSql(catalog, ['orders.amount_12m'], wholeBaseOn(asOf), true);
  return sql`(with ${sql.join(ctes, sql`, `)} select account_id, "orders.amount_12m" as amount from facts)`;
}

const levelsOn = (policyId: string, asOf: string): Sql => sql`(${standingOn(sql`${policyId}::text`, sql`${asOf}::date`)})`;

/** How many accounts went from which level to which: those of the scope that had come by the later day. */
export async function movesBetween(
  db: Db,
  of: { catalog: Catalog; policyId: string; from: string; to: string; scope: Scope },
): Promise<Move[]> {
  const { catalog, policyId, from, to, scope } = of;
  const found = await sql<Move>`
    with amount_before as materialized ${amountsOn(catalog, from)}, amount_after as materialized ${amountsOn(catalog, to)},
      before as ${levelsOn(policyId, from)}, after as ${levelsOn(policyId, to)}
    select b.level as "from", n.level as "to", count(*)::int as accounts, trim_scale(coalesce(sum(x.amount), 0))::text as "amountBefore",
      trim_scale(coalesce(sum(y.amount), 0))::text as "amountAfter"
    from account a left join before b on b.account_id = a.id left join after n on n.account_id = a.id
      left join amount_before x on x.account_id = a.id left join amount_after y on y.account_id = a.id
    where a.status <> 'closed' and (n.account_id is not null or ${hadCome(sql`${to}::date`)}) and ${inScope(scope, 'a')}
    group by 1, 2`.execute(db);
  return found.rows;
}

/** The day of the evaluation before the one in force on a day; a month before the day where there is none. */
export async function runBefore(db: Db, policyId: string, to: string): Promise<string> {
  const found = await sql<{ day: string }>`
    select coalesce((select as_of from (select distinct as_of from policy_run where policy_id = ${policyId} and state = 'published' and as_of <= ${to}::date) r
      order by as_of desc offset 1 limit 1), (${to}::date - interval '1 month')::date) as day`.execute(db);
  return found.rows[0]?.day ?? to;
}
