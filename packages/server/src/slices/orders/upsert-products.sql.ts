import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/* Sets of products written at once, out of the temporary table `staged_product`: one row a product as it is to be, with `id` and `action`. */
const COLUMNS = ['code', 'name', 'category', 'unit', 'provider_account_id', 'status', 'custom'] as const;
const all = (alias: string) => sql.join(COLUMNS.map((column) => sql.ref(`${alias}.${column}`)));

/** Says of each staged product whether it is new, differs from the stored one, or is the same. */
export async function markProductActions(db: Db): Promise<void> {
  await sql`update staged_product s set action = 'create' where s.is_new`.execute(db);
  await sql`update staged_product s set action = case when row(${all('s')}) is distinct from row(${all('o')}) then 'update' else 'same' end
    from product o where o.id = s.id`.execute(db);
}

/** The products to be updated, as they are before: for the audit. */
export const updatedProductsBefore = () =>
  sql<{
    before: Record<string, unknown>;
  }>`select to_jsonb(o) as before from staged_product s join product o on o.id = s.id where s.action = 'update' order by o.id`;

export async function updateProducts(db: Db, now: string): Promise<void> {
  const set = sql.join(COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`));
  await sql`update product o set ${set}, changed_at = ${now}, revision = o.revision + 1
    from staged_product s where s.action = 'update' and o.id = s.id`.execute(db);
}

export async function insertProducts(db: Db, now: string): Promise<void> {
  await sql`insert into product (id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}, recorded_at, changed_at)
    select s.id, ${all('s')}, ${now}, ${now} from staged_product s where s.action = 'create'`.execute(db);
}
