import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { outcomeCtes } from '../facts/index.ts';

export interface LevelOutcome {
  /** The place of the year among those asked for. */
  year: number;
  level: string | null;
  accounts: number;
  active: number;
  lost: number;
  ended: number;
  renewed: number;
  amountBefore: string;
  amountAfter: string;
}

/**
 * What became of each level within years that meet end to end, the latest first: `days` are their ends and, last, the first day of all.
 * Accounts count in the level, and by the status, that they had on the first day of the year: who was closed since is not left out.
 */
export async function outcomesOfYears(
  db: Db,
  of: { catalog: Catalog; policyId: string; days: readonly string[]; scope: Scope },
): Promise<LevelOutcome[]> {
  const facts = of.days.map((day, index) => {
    const { ctes } = factsSql(of.catalog, ['orders.amount_12m', 'account.status'], wholeBaseOn(day), true);
    return sql`${on(index)} as materialized (with ${sql.join(ctes, sql`, `)}
      select account_id, "orders.amount_12m" as amount, "account.status" as status from facts)`;
  });
  const years = of.days.slice(1).map((from, index) => yearSql({ ...of, year: index, from, to: of.days[index]! }));
  const found = await sql<LevelOutcome>`with ${sql.join(facts, sql`, `)} ${sql.join(years, sql` union all `)}`.execute(db);
  return found.rows;
}

const on = (index: number): Sql => sql.id(`on_${index}`);

function yearSql(of: { policyId: string; year: number; from: string; to: string; scope: Scope }): Sql {
  const cohort = (outcome: 'lost' | 'renewed'): Sql =>
    sql`(with ${sql.join(outcomeCtes(outcome, { asOf: of.from, months: 12, until: of.to }), sql`, `)} select account_id, positive from cohort)`;
  return sql`(
    with standing as (${standingOn(sql`${of.policyId}::text`, sql`${of.from}::date`)}), leaving as ${cohort('lost')}, renewing as ${cohort('renewed')}
    select ${of.year}::int as year, s.level, count(*)::int as accounts,
      count(l.positive)::int as active, (count(*) filter (where l.positive))::int as lost,
      count(r.positive)::int as ended, (count(*) filter (where r.positive))::int as renewed,
      trim_scale(coalesce(sum(b.amount), 0))::text as "amountBefore", trim_scale(coalesce(sum(n.amount), 0))::text as "amountAfter"
    from ${on(of.year + 1)} b join account a on a.id = b.account_id left join ${on(of.year)} n on n.account_id = b.account_id
      left join standing s on s.account_id = b.account_id left join leaving l on l.account_id = b.account_id
      left join renewing r on r.account_id = b.account_id
    where b.status is distinct from 'closed' and ${inScope(of.scope, 'a')}
    group by s.level)`;
}
