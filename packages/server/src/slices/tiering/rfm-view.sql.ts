import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';

/** Accounts and amount of each RFM segment; accounts without orders in the window have none. */
export async function segmentTotals(
  db: Db,
  of: { catalog: Catalog; asOf: string; scope: Scope },
): Promise<{ id: string; accounts: number; amount: string }[]> {
  const { ctes } = factsSql(of.catalog, ['rfm.segment', 'orders.amount_12m'], wholeBaseOn(of.asOf), true);
  const found = await sql<{ id: string; accounts: number; amount: string }>`
    with ${sql.join(ctes, sql`, `)}
    select f."rfm.segment" as id, count(*) as accounts, trim_scale(sum(f."orders.amount_12m"))::text as amount
    from facts f join account a on a.id = f.account_id
    where f."rfm.segment" is not null and ${inScope(of.scope, 'a')} group by 1`.execute(db);
  return found.rows;
}
