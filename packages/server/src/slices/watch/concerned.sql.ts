import { SEGMENTS_METRIC, type WatchAccount } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, inScope, scopeOf } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { expandCondition, sharedOnly } from '../../policy/segments.sql.ts';
import { type CatalogsOf, listedFigures, whoSql } from '../accounts/index.ts';
import { hasProduct } from '../orders/index.ts';
import type { StoredItem } from './items.sql.ts';

/** Active accounts of the reader's with whether they have one of the item's products, and whether they are in one of its segments. */
async function concernedSql(ctx: Ctx, { productIds, segmentIds }: StoredItem, catalogsOf: CatalogsOf): Promise<Sql> {
  const day = sql`${ctx.today}::date`;
  const inSegment = segmentIds.length
    ? whoSql(
        await expandCondition(ctx.db, { metric: SEGMENTS_METRIC, op: 'in', value: [...segmentIds] }, sharedOnly),
        listedFigures((await catalogsOf(ctx.db))(), day),
      )
    : sql`false`;
  const hasOne = sql`exists (select from unnest(${[...productIds]}::uuid[]) p(id) where ${hasProduct(sql`a.id`, sql`p.id`, day)})`;
  return sql`select a.id, a.name, u.name as owner_name, ${hasOne} as by_product, ${inSegment} as by_segment
    from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id left join app_user u on u.id = a.owner_id
    where a.status = 'active' and ${inScope(await scopeOf(ctx, 'reads'), 'a')}`;
}

export async function countConcerned(ctx: Ctx, item: StoredItem, catalogsOf: CatalogsOf): Promise<number> {
  if (!item.productIds.length && !item.segmentIds.length) return 0;
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (${await concernedSql(ctx, item, catalogsOf)}) x where x.by_product or x.by_segment`.execute(ctx.db);
  return found.rows[0]?.count ?? 0;
}

export async function selectConcerned(
  ctx: Ctx,
  item: StoredItem,
  { catalogsOf, after, limit }: { catalogsOf: CatalogsOf; after: string[] | null; limit: number },
): Promise<WatchAccount[]> {
  const found = await sql<WatchAccount>`
    select x.id as "accountId", x.name as "accountName", x.owner_name as "ownerName", x.by_product as "byProduct", x.by_segment as "bySegment"
    from (${await concernedSql(ctx, item, catalogsOf)}) x where (x.by_product or x.by_segment)
      and ${after ? sql`(x.name, x.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by x.name, x.id limit ${limit}`.execute(ctx.db);
  return found.rows;
}
