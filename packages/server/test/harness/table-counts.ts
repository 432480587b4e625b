import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';

export type TableCounts = Readonly<Record<string, number>>;

/** Rows of every table of ours, in one statement. */
export async function countTables(db: Db): Promise<TableCounts> {
  const found = await sql<{ table: string; rows: number }>`
    select c.relname as table, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from public.%I', c.relname), false, true, '')))[1]::text::int as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`.execute(db);
  return Object.fromEntries(found.rows.map(({ table, rows }) => [table, rows]));
}

/** Tables that have another number of rows than before. */
export const changedTables = (before: TableCounts, after: TableCounts, mayChange: readonly string[] = []): string[] =>
  Object.keys(after).filter((table) => after[table] !== before[table] && !mayChange.includes(table));
