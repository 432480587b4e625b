import { sql } from 'kysely';
import { countRows, find } from './found.sql.ts';
import { lookupOf, maps, type Preparation } from './preparation.ts';

/** What a line without any product is booked on. */
export const NO_PRODUCT = 'unspecified';
const NO_PRODUCT_NAME = { zh: '未指明产品', en: 'Unspecified product' };

/** The products that lines name, found once a code (temporary table `product_ref`). */
export async function stageProductRefs(p: Preparation): Promise<void> {
  await sql`create temp table product_ref on commit drop as
    select x.ref, o.id from (select distinct s.product_ref as ref from staged_line s) x left join product o on o.code = x.ref`.execute(
    p.db,
  );
  await sql`analyze product_ref`.execute(p.db);
  const isNamed = maps(p, 'productCode');
  if (!isNamed || lookupOf(p, 'productCode', 'reject').onMissing === 'create') return;
  await find(
    p.db,
    'import.lookup.missing',
    'productCode',
    sql`select s.seq, s.product_ref as value from staged_line s join product_ref o on o.ref = s.product_ref
      where o.id is null and s.product_ref <> ${NO_PRODUCT}`,
  );
}

/** The products to be created, as `staged_product`, named by the line that comes first by name. Answers how many. */
export async function stageMissingProducts(p: Preparation): Promise<number> {
  await sql`
    create temp table staged_product on commit drop as
    select null::bigint as seq, uuid7(${p.now}::timestamptz) as id, true as is_new, x.ref as code,
      case when x.ref = ${NO_PRODUCT} then ${NO_PRODUCT_NAME[p.language]} else coalesce(x.name, x.ref) end as name,
      null::text as category, null::text as unit, null::uuid as provider_account_id, 'active'::text as status, '{}'::jsonb as custom, 'create'::text as action
    from (select distinct on (s.product_ref) s.product_ref as ref, coalesce(s.new_product->>'name', s.product_name) as name
          from staged_line s join product_ref o on o.ref = s.product_ref where o.id is null
          order by s.product_ref, coalesce(s.new_product->>'name', s.product_name)) x`.execute(p.db);
  await sql`update product_ref o set id = s.id from staged_product s where o.id is null and s.code = o.ref`.execute(p.db);
  await sql`analyze product_ref`.execute(p.db);
  return countRows(p.db, 'staged_product');
}
