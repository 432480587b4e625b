import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { KeptProblem } from './staged-row.ts';

export interface BadRow {
  seq: number;
  source_row: number;
  problems: KeptProblem[];
}

/** How many rows are staged: they are numbered from 1 without a gap, and come in whole batches. */
export async function countStaged(db: Db, importId: string): Promise<number> {
  const found = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from import_row where import_id = ${importId}`.execute(db);
  return found.rows[0]?.last ?? 0;
}

export async function countBad(db: Db, importId: string): Promise<number> {
  const found = await sql<{ bad: number }>`
    select count(*) as bad from import_row where import_id = ${importId} and problems is not null`.execute(db);
  return found.rows[0]?.bad ?? 0;
}

export const badRows = (importId: string) =>
  sql<BadRow>`select seq, source_row, problems from import_row where import_id = ${importId} and problems is not null order by seq`;

export async function selectBadRows(db: Db, importId: string, afterSeq: number, limit: number): Promise<BadRow[]> {
  const found = await sql<BadRow>`select seq, source_row, problems from import_row
    where import_id = ${importId} and problems is not null and seq > ${afterSeq} order by seq limit ${limit}`.execute(db);
  return found.rows;
}

export async function deleteStaged(db: Db, importId: string): Promise<void> {
  await sql`delete from import_row where import_id = ${importId}`.execute(db);
  await sql`delete from import_conflict where import_id = ${importId}`.execute(db);
}

/** What is committed need not wait any longer; refused rows stay to be looked at. */
export async function deleteCommitted(db: Db, importId: string): Promise<void> {
  await sql`delete from import_row where import_id = ${importId} and problems is null`.execute(db);
}

/** Adds what comparing the rows with each other and with the base found (temporary table `found`) to the rows' problems. */
export async function keepFound(db: Db, importId: string): Promise<void> {
  await sql`
    update import_row r set problems = coalesce(r.problems, '[]') || f.problems
    from (select seq, jsonb_agg(jsonb_build_object('code', code, 'field', field, 'columns', '[]'::jsonb,
            'params', jsonb_build_object('value', coalesce(value, ''))) order by code, field) as problems
          from found group by seq) f
    where r.import_id = ${importId} and r.seq = f.seq`.execute(db);
}
