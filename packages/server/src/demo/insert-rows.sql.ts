import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';

/** Rows by table, in the names of its columns. */
export type TableRows = Record<string, readonly object[]>;

/** Writes rows of tables that hold no money, all at once; moments of writing are now. Columns that nobody names take their default. */
export async function insertRows(db: Db, tables: TableRows, now: string): Promise<void> {
  const columns = await sql<{ table: string; names: string[] }>`
    select table_name as table, array_agg(column_name::text order by ordinal_position) as names from information_schema.columns
    where table_schema = current_schema() and table_name = any(${Object.keys(tables)}::text[]) and is_generated = 'NEVER' group by 1`.execute(
    db,
  );
  const inserts = columns.rows.flatMap(({ table, names }): Sql[] => {
    const rows = (tables[table] ?? []).map((row) => ({ recorded_at: now, created_at: now, changed_at: now, ...row }));
    const [first] = rows;
    if (!first) return [];
    const written = sql.join(names.filter((name) => name in first).map((name) => sql.id(name)));
    return [
      sql`${sql.id(`new_${table}`)} as (insert into ${sql.table(table)} (${written})
        select ${written} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb))`,
    ];
  });
  if (inserts.length) await sql`with ${sql.join(inserts)} select 1`.execute(db);
}
