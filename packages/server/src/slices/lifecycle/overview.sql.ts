import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import { accountStages, holdsOn } from '../../policy/lifecycles.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface StageTotal {
  /** Null: accounts that subscribe to nothing, or that no stage takes. */
  stage: string | null;
  accounts: number;
  arr: string;
  lines: number;
  /** Kept there by the latest evaluation. */
  kept: number;
}

/** Accounts, lines and recurring revenue of each stage on a day. */
export async function stageTotals(
  db: Db,
  of: { catalog: Catalog; spells: Sql; asOf: string; latest: boolean; scope: Scope },
): Promise<StageTotal[]> {
  const day = sql`${of.asOf}::date`;
  const { ctes } = factsSql(of.catalog, ['contracts.arr'], wholeBaseOn(of.asOf), true);
  // The latest amounts stand in account_state; those of an earlier day are computed.
  const amounts: Sql = of.latest
    ? sql`amounts as (select account_id, arr, stage_kept is not null as kept from account_state)`
    : sql`${sql.join(ctes, sql`, `)}, amounts as (select account_id, "contracts.arr" as arr, false as kept from facts)`;
  const found = await sql<StageTotal>`
    with ${amounts}, spells as materialized (select * from ${of.spells} p where ${holdsOn(sql`p`, day)}), there as materialized (
      select a.id, m.arr, m.kept, g.stage from account a join amounts m on m.account_id = a.id
      left join (${accountStages(day, () => sql<boolean>`true`, sql`spells`)}) g on g.account_id = a.id
      where ${openOn(day)} and (g.stage is not null or ${hadCome(day)}) and ${inScope(of.scope, 'a')}),
    lines as (select p.stage, count(*)::int as lines from spells p join there t on t.id = p.account_id group by p.stage),
    by_stage as (select t.stage, count(*)::int as accounts, trim_scale(coalesce(sum(t.arr), 0))::text as arr,
      count(*) filter (where t.kept)::int as kept from there t group by t.stage)
    select coalesce(b.stage, l.stage) as stage, coalesce(b.accounts, 0) as accounts, coalesce(b.arr, '0') as arr, coalesce(l.lines, 0) as lines,
      coalesce(b.kept, 0) as kept
    from by_stage b full join lines l on l.stage = b.stage`.execute(db);
  return found.rows;
}
