import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { ExportedRow } from './export.sql.ts';

/*
 * Exports for editing. Such an export keeps what it gave out (export, export_row), and its file carries two columns more: the id of each row's
 * record and the mark of the export. An import of the file finds records by the id, whatever became of their codes, and holds three values
 * against each other: the file's, the one that was given out, and today's. `prepare-edits.sql.ts` does that for every entity whose exported
 * cells are named like its import fields.
 */
export interface NewExport {
  id: string;
  entity: string;
  columns: readonly string[];
  createdBy: string | null;
  now: string;
}

/** Keeps the rows of an export in their order; answers how many. */
export async function keepExport(db: Db, made: NewExport, query: Sql<ExportedRow>): Promise<number> {
  await sql`insert into export (id, entity, columns, created_by, created_at)
    values (${made.id}, ${made.entity}, ${[...made.columns]}::text[], ${made.createdBy}, ${made.now})`.execute(db);
  const kept = await sql`insert into export_row (export_id, seq, entity_id, cells)
    select ${made.id}::uuid, row_number() over (), q.id, q.cells from (${query}) q`.execute(db);
  const rows = Number(kept.numAffectedRows ?? 0);
  await sql`update export set rows = ${rows} where id = ${made.id}`.execute(db);
  return rows;
}

/** The kept rows, behind the id of their record and the mark of the export. */
export const keptRows = (exportId: string): Sql<ExportedRow> =>
  sql<ExportedRow>`select entity_id as id, array[entity_id::text, export_id::text] || cells as cells from export_row
    where export_id = ${exportId} order by seq`;

export async function deleteExportsBefore(db: Db, before: string): Promise<number> {
  const gone = await sql`delete from export where created_at < ${before}`.execute(db);
  return Number(gone.numAffectedRows ?? 0);
}
