import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { levelsOn } from '../../policy/benefits.sql.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { funnelSql } from '../../policy/funnel.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import type { StageRules } from '../../policy/stages.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface CellTotal {
  /** Null: not judged by the day. */
  level: string | null;
  funnel: string;
  accounts: number;
  amount: string;
}

/** Accounts `a` that the matrix counts, with their levels `l`: not closed on the day, judged or come by the day, and in the scope. */
export const countedIn = (scope: Scope, asOf: Sql): Sql<boolean> =>
  sql<boolean>`(${openOn(asOf)} and (l.account_id is not null or ${hadCome(asOf)}) and ${inScope(scope, 'a')})`;

/** The accounts of the scope by level and funnel stage on a day, one statement over the base. */
export async function cellTotals(db: Db, of: { catalog: Catalog; rules: StageRules; asOf: string; scope: Scope }): Promise<CellTotal[]> {
  const at = wholeBaseOn(of.asOf);
  if (!of.catalog.lines) return [];
  const { ctes } = factsSql(of.catalog, ['orders.amount_12m'], at, true);
  const found = await sql<CellTotal>`
    with ${sql.join(ctes, sql`, `)}, levels as (${levelsOn(at.asOf, at.accounts)}), funnel as (${funnelSql(of.catalog.lines, at, of.rules)})
    select l.level, f.funnel, count(*)::int as accounts, trim_scale(coalesce(sum(m."orders.amount_12m"), 0))::text as amount
    from account a join funnel f on f.account_id = a.id left join facts m on m.account_id = a.id left join levels l on l.account_id = a.id
    where ${countedIn(of.scope, at.asOf)}
    group by l.level, f.funnel`.execute(db);
  return found.rows;
}
