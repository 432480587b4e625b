import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** A registered table as the database has it: the columns that are written, with their types, and the primary key. */
export interface Columns {
  names: readonly string[];
  types: Readonly<Record<string, string>>;
  key: readonly string[];
}
export type ColumnsOf = (table: string) => Columns;

/** Read from the database, so that a column added later is merged like the others. Generated columns follow by themselves. */
export async function columnsOf(db: Db, tables: readonly string[]): Promise<ColumnsOf> {
  const found = await sql<{ table: string; names: string[]; types: Record<string, string>; key: string[] }>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as names,
      jsonb_object_agg(a.attname, format_type(a.atttypid, a.atttypmod)) as types,
      array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) filter (where a.attnum = any(i.indkey)) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${tables}) group by c.relname`.execute(db);
  const known = new Map(found.rows.map((row) => [row.table, row]));
  return (table) => {
    const columns = known.get(table);
    if (!columns) throw new Error(`no table ${table} to merge`);
    return columns;
  };
}
