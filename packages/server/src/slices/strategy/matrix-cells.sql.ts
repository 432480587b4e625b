import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { accountQuery, filtered, withCtes } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';

export interface CellTotal {
  level: string | null;
  stage: string | null;
  accounts: number;
  arr: string;
  orders: string;
}

/** The customers that the caller meets by level and stage on a day, counted as their list counts them: one statement over the base. */
export async function cellTotals(ctx: Ctx, asOf: string): Promise<CellTotal[]> {
  const counted = await accountQuery(ctx, { asOf }, catalogsOf);
  return tx(ctx.db, async (db) => {
    await planWholeBase(db);
    const found = await sql<CellTotal>`
      ${withCtes(counted.base)} select s.tier as level, s.stage, count(*)::int as accounts, trim_scale(coalesce(sum(s.arr), 0))::text as arr,
        trim_scale(coalesce(sum(s.amount_12m), 0))::text as orders
      ${filtered(counted)} group by s.tier, s.stage`.execute(db);
    return found.rows;
  });
}
