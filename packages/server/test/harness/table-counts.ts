import { type CompiledQuery, sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { kept } from '../../src/db/kept-statement.ts';

export type TableCounts = Readonly<Record<string, number>>;
interface Count {
  table: string;
  rows: number;
}

const statements = new WeakMap<Db, Promise<CompiledQuery<Count>>>();

/** Rows of every table of ours, in one statement that is put together and planned once. */
export async function countTables(db: Db): Promise<TableCounts> {
  const statement = statements.get(db) ?? countingOf(db);
  statements.set(db, statement);
  const found = await db.executeQuery(await statement);
  return Object.fromEntries(found.rows.map(({ table, rows }) => [table, rows]));
}

async function countingOf(db: Db): Promise<CompiledQuery<Count>> {
  const found = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`.execute(db);
  const counts = found.rows.map(({ name }) => sql`select ${sql.lit(name)} as "table", count(*)::int as rows from ${sql.table(name)}`);
  return sql<Count>`${kept} ${sql.join(counts, sql` union all `)}`.compile(db);
}

/** Tables that have another number of rows than before. */
export const changedTables = (before: TableCounts, after: TableCounts, mayChange: readonly string[] = []): string[] =>
  Object.keys(after).filter((table) => after[table] !== before[table] && !mayChange.includes(table));
