import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

export interface Period {
  spells: Sql;
  from: string;
  to: string;
  scope: Scope;
}
export interface Move {
  from: string | null;
  to: string | null;
  lines: number;
}
export interface Stay {
  stage: string;
  lines: number;
  medianDays: number;
  p90Days: number;
}

/** Moves of lines with their first day in the period: into the first stage from nothing, out of the last into nothing. */
export async function movesIn(db: Db, { spells, from, to, scope }: Period): Promise<Move[]> {
  const found = await sql<Move>`
    with spell as (select p.* from ${spells} p where ${accountInScope(scope, sql`p.account_id`)})
    select b.stage as "from", n.stage as "to", count(*)::int as lines
    from (select * from spell where until_on between ${from}::date and ${to}::date) b
    full join (select * from spell where from_on between ${from}::date and ${to}::date) n
      on n.account_id = b.account_id and n.line = b.line and n.from_on = b.until_on
    group by 1, 2 order by 3 desc, 1 nulls first, 2 nulls last`.execute(db);
  return found.rows;
}

/** How long stays had lasted that ended in the period. */
export async function staysIn(db: Db, { spells, from, to, scope }: Period): Promise<Stay[]> {
  const found = await sql<Stay>`
    select p.stage, count(*)::int as lines,
      percentile_cont(0.5) within group (order by p.until_on - p.from_on)::double precision as "medianDays",
      percentile_cont(0.9) within group (order by p.until_on - p.from_on)::double precision as "p90Days"
    from ${spells} p where p.until_on between ${from}::date and ${to}::date
      and ${accountInScope(scope, sql`p.account_id`)}
    group by p.stage`.execute(db);
  return found.rows;
}
