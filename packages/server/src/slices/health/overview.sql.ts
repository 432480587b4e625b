import type { HealthColour } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import { healthResults } from '../../policy/healths.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface HealthTotal {
  /** Of which question this is an answer. */
  by: 'colour' | 'variant';
  /** Null: accounts that no run judged. */
  colour: HealthColour | null;
  variant: string | null;
  accounts: number;
  arr: string;
  meanScore: string | null;
}

const FIGURES = sql`count(*)::int as accounts, trim_scale(coalesce(sum(arr), 0))::text as arr, trim_scale(round(avg(score), 1))::text as "meanScore"`;

/** Accounts and recurring revenue by colour and way of judging on a day. */
export async function healthTotals(db: Db, of: { catalog: Catalog; asOf: string; latest: boolean; scope: Scope }): Promise<HealthTotal[]> {
  const day = sql`${of.asOf}::date`;
  const { ctes } = factsSql(of.catalog, ['contracts.arr'], wholeBaseOn(of.asOf), true);
  // The latest amounts stand in account_state; those of an earlier day are computed.
  const amounts: Sql = of.latest
    ? sql`amounts as (select account_id, arr from account_state)`
    : sql`${sql.join(ctes, sql`, `)}, amounts as (select account_id, "contracts.arr" as arr from facts)`;
  const found = await sql<HealthTotal>`
    with ${amounts}, mine as materialized (select a.id as account_id, a.happened_on from account a where ${openOn(sql`${of.asOf}::date`)} and ${inScope(of.scope, 'a')}),
    results as materialized (${healthResults(sql`select account_id from mine`, sql`h.as_of <= ${day}`)}),
    there as materialized (
      select r.colour, r.variant, r.score, m.arr
      from mine join account a on a.id = mine.account_id join amounts m on m.account_id = mine.account_id
        left join results r on r.account_id = mine.account_id
      where r.account_id is not null or ${hadCome(day)})
    select 'colour' as by, colour, null as variant, ${FIGURES} from there group by colour
    union all select 'variant', null, variant, ${FIGURES} from there where colour is not null group by variant`.execute(db);
  return found.rows;
}
