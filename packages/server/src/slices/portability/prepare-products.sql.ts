import { sql } from 'kysely';
import { demandedDocuments, lacking, markProductActions } from '../orders/index.ts';
import { selectFields } from '../settings/index.ts';
import { exportedProducts } from './export-people.sql.ts';
import { countActions, createFound, dropBad, exactDuplicates, find, findDoubledKeys, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { type Preparation, type Prepared, picked } from './preparation.ts';
import { mergeEdits, namedIds, notDeleted } from './prepare-edits.sql.ts';

async function stage(p: Preparation): Promise<void> {
  const value = (field: string) => picked(p, field, sql.ref(`d.${field}`), sql.ref(`o.${field}`));
  await sql`
    create temp table staged_product on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, coalesce(o.id, uuid7(${p.now}::timestamptz)) as id, o.id is null as is_new,
      coalesce(d.code, o.code, ${p.import.file_code}::text || ':' || r.source_row) as code, d."rowId" as row_id, coalesce(d.name, o.name) as name, ${value('category')} as category, ${value('unit')} as unit,
      ${picked(p, 'providerCode', sql`a.id`, sql`o.provider_account_id`)} as provider_account_id, coalesce(d.status, o.status, 'active') as status, jsonb_strip_nulls(coalesce(o.custom, '{}') || coalesce(d.custom, '{}')) as custom,
      d."providerCode" as provider_code, null::text as action
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d (code text, name text, category text, unit text, status text, "providerCode" text, "rowId" uuid, custom jsonb)
    left join product k on d."rowId" is null and k.code = d.code left join product o on o.id = coalesce(d."rowId", k.id) left join account a on a.code = d."providerCode"
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_product`.execute(p.db);
}

/** A provider's product that begins to be in use lacks a document: a new one stays in preparation and the file is told; a known one is refused. */
async function checkDocuments(p: Preparation): Promise<KeptWarning[]> {
  const lacks = sql`s.status = 'active' and s.provider_account_id is not null and cardinality(${lacking(await demandedDocuments(p.db), sql`s.id`)}) > 0`;
  await find(
    p.db,
    'import.product.lacks_documents',
    'status',
    sql`select s.seq, s.code as value from staged_product s join product o on o.id = s.id
      where (o.status <> 'active' or o.provider_account_id is distinct from s.provider_account_id) and ${lacks}`,
  );
  const warned = await warn(
    p.db,
    'import.product.in_preparation',
    sql`select s.source_row from staged_product s where s.is_new and ${lacks}`,
  );
  await sql`update staged_product s set status = 'preparing' where s.is_new and ${lacks}`.execute(p.db);
  return warned;
}

/** Stages a file of products and compares it with the base. */
export async function prepareProducts(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  const edits = await mergeEdits(p, {
    now: exportedProducts(await selectFields(p.db, 'product'), sql<boolean>`o.id in ${namedIds(p)}`),
    there: sql`select from product o where o.id = (r.data->>'rowId')::uuid`,
  });
  await stage(p);
  await find(
    p.db,
    'import.row.unknown_id',
    'rowId',
    sql`select s.seq, s.row_id as value from staged_product s where s.row_id is not null and s.is_new and ${notDeleted('s')}`,
  );
  await find(
    p.db,
    'import.row.code_taken',
    'code',
    sql`select s.seq, s.code as value from staged_product s join product o on o.code = s.code where o.id <> s.id`,
  );
  await find(
    p.db,
    'import.lookup.missing',
    'providerCode',
    sql`select s.seq, s.provider_code as value from staged_product s where s.provider_code is not null and s.provider_account_id is null`,
  );
  await find(
    p.db,
    'import.value.required',
    'name',
    sql`select s.seq, '' as value from staged_product s where s.name is null and not s.bad`,
  );
  const unready = await checkDocuments(p);
  await findDoubledKeys(p.db, 'staged_product', ['code'], 'code');
  await dropBad(p.db, 'staged_product');
  await markProductActions(p.db);
  const warnings = [...edits, ...unready, ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_product')))];
  return { counts: await countActions(p.db, 'staged_product'), warnings };
}
