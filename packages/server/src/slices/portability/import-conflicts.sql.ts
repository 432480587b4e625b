import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface ConflictRow {
  seq: number;
  source_row: number | null;
  field: string;
  name: string;
  file_value: string | null;
  exported_value: string | null;
  current_value: string | null;
  taken: boolean;
}

/** Conflicts of an import in the order of its rows, behind a place. */
export async function selectConflicts(
  db: Db,
  importId: string,
  after: { seq: number; field: string },
  limit: number,
): Promise<ConflictRow[]> {
  const found = await sql<ConflictRow>`
    select k.seq, r.source_row, k.field, k.name, k.file_value, k.exported_value, k.current_value, k.taken
    from import_conflict k left join import_row r on r.import_id = k.import_id and r.seq = k.seq
    where k.import_id = ${importId} and (k.seq, k.field) > (${after.seq}, ${after.field})
    order by k.seq, k.field limit ${limit}`.execute(db);
  return found.rows;
}

/** Takes or leaves the file's values: of some cells, or of all. Answers how many changed. */
export async function setTaken(
  db: Db,
  importId: string,
  taken: boolean,
  cells: readonly { seq: number; field: string }[] | undefined,
): Promise<number> {
  const some = cells ?? [];
  const changed = await sql`
    update import_conflict k set taken = ${taken} where k.import_id = ${importId} and k.taken <> ${taken}
      and (${cells === undefined} or exists (select from unnest(${some.map(({ seq }) => seq)}::bigint[], ${some.map(({ field }) => field)}::text[]) c (seq, field)
        where c.seq = k.seq and c.field = k.field))`.execute(db);
  return Number(changed.numAffectedRows ?? 0);
}
