import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface Pareto {
  accounts: number;
  total: string;
  topFifthShare: number | null;
  accountsFor80: number | null;
  gini: number | null;
  points: { accounts: number; share: number }[];
}

/**
 * Concentration of a net amount over the accounts that have one, refunds and all: largest first, about a hundred points of the curve and
 * the one that reaches 80 %, so that picture and count agree.
 * Net refunds stand last, so that the curve may pass 1 before it ends there; the Gini coefficient takes them as nothing.
 */
export async function paretoOf(db: Db, of: { catalog: Catalog; metric: string; asOf: string; scope: Scope }): Promise<Pareto> {
  const { ctes } = factsSql(of.catalog, [of.metric], wholeBaseOn(of.asOf), true);
  const found = await sql<Pareto>`
    with ${sql.join(ctes, sql`, `)},
    ranked as (
      select f.${sql.id(of.metric)} as amount, row_number() over largest as n, sum(f.${sql.id(of.metric)}) over largest as sum_to,
        count(*) over () as base, sum(f.${sql.id(of.metric)}) over () as total
      from facts f join account a on a.id = f.account_id
      where f.${sql.id(of.metric)} <> 0 and ${openOn(sql`${of.asOf}::date`)} and ${inScope(of.scope, 'a')}
      window largest as (order by f.${sql.id(of.metric)} desc, f.account_id rows unbounded preceding)),
    curve as (select n, round(sum_to / nullif(greatest(total, 0), 0), 6)::double precision as share from ranked
      where n = base or n * 100 / base > (n - 1) * 100 / base or (sum_to >= 0.8 * total and sum_to - amount < 0.8 * total) order by n)
    select count(*) as accounts, trim_scale(coalesce(sum(amount), 0))::text as total,
      (max(sum_to) filter (where n <= ceil(base / 5.0)) / nullif(greatest(max(total), 0), 0))::double precision as "topFifthShare",
      min(n) filter (where total > 0 and sum_to >= 0.8 * total) as "accountsFor80",
      ((max(base) + 1 - 2 * sum(n * greatest(amount, 0)) / nullif(sum(greatest(amount, 0)), 0)) / max(base))::double precision as gini,
      coalesce((select jsonb_agg(jsonb_build_object('accounts', n, 'share', share) order by n) from curve where share is not null), '[]') as points
    from ranked`.execute(db);
  return found.rows[0]!;
}
