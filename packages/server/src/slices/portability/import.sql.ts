import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Entity } from './entity-rules.ts';

export type ImportState = 'uploaded' | 'reading' | 'checked' | 'committing' | 'done' | 'failed' | 'cancelled';
export interface KeptWarning {
  code: string;
  count: number;
  /** Row numbers in the file. */
  examples: number[];
}
export interface KeptFault {
  reason: string;
  detail: Record<string, string | number | null>;
}
/** What was found out about the file; `headerRow` is null where it has no header. */
export interface KeptDetection {
  format: string;
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  headerRow: number | null;
  columns: string[];
  sample: string[][];
  notes: { code: string; params: Record<string, string | number> }[];
}
export interface ImportRow {
  id: string;
  entity: Entity;
  file_id: string;
  file_name: string;
  file_code: string;
  state: ImportState;
  detected: KeptDetection | null;
  mapping: Record<string, unknown> | null;
  skip_bad_rows: boolean;
  job_id: string | null;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  warnings: KeptWarning[];
  fault: KeptFault | null;
  created_by: string | null;
  created_at: string;
  finished_at: string | null;
}
const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

export async function insertImport(
  db: Db,
  row: Pick<ImportRow, 'id' | 'entity' | 'file_id' | 'file_name' | 'file_code' | 'detected' | 'mapping' | 'fault' | 'created_by'>,
  now: string,
): Promise<void> {
  await sql`insert into import (id, entity, file_id, file_name, file_code, state, detected, mapping, fault, created_by, created_at)
    values (${row.id}, ${row.entity}, ${row.file_id}, ${row.file_name}, ${row.file_code}, 'uploaded', ${json(row.detected)}::jsonb,
      ${json(row.mapping)}::jsonb, ${json(row.fault)}::jsonb, ${row.created_by}, ${now})`.execute(db);
}

/** An import; `createdBy` null means anybody's. */
export async function selectImport(db: Db, id: string, createdBy: string | null = null): Promise<ImportRow | undefined> {
  const found = await sql<ImportRow>`
    select * from import where id = ${id} and (${createdBy}::uuid is null or created_by = ${createdBy})`.execute(db);
  return found.rows[0];
}

export interface ImportPage {
  createdBy: string | null;
  after: { createdAt: string; id: string } | null;
  limit: number;
}
export async function selectImports(db: Db, { createdBy, after, limit }: ImportPage): Promise<ImportRow[]> {
  const found = await sql<ImportRow>`
    select * from import
    where (${createdBy}::uuid is null or created_by = ${createdBy})
      and (${after?.id ?? null}::uuid is null
        or (created_at, id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** Moves an import on from one of the given states; false when it is in another. */
export async function moveImport(db: Db, id: string, from: readonly ImportState[], to: ImportState): Promise<boolean> {
  const moved = await sql`update import set state = ${to} where id = ${id} and state = any(${[...from]}::text[]) returning 1`.execute(db);
  return moved.rows.length > 0;
}

export async function setReading(
  db: Db,
  id: string,
  order: { entity: Entity; mapping: Record<string, unknown>; detected: KeptDetection; fileCode: string; jobId: string },
): Promise<void> {
  await sql`update import set entity = ${order.entity}, file_code = ${order.fileCode}, mapping = ${json(order.mapping)}::jsonb, detected = ${json(order.detected)}::jsonb,
      job_id = ${order.jobId}, rows = 0, created = 0, updated = 0, unchanged = 0, rejected = 0, warnings = '[]', fault = null, finished_at = null
    where id = ${id}`.execute(db);
}

export async function setCommitting(db: Db, id: string, jobId: string, skipBadRows: boolean): Promise<void> {
  await sql`update import set job_id = ${jobId}, skip_bad_rows = ${skipBadRows}, fault = null where id = ${id}`.execute(db);
}

export interface Counts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}
export async function setCounts(db: Db, id: string, counts: Counts, warnings: readonly KeptWarning[]): Promise<void> {
  await sql`update import set rows = ${counts.rows}, created = ${counts.created}, updated = ${counts.updated},
      unchanged = ${counts.unchanged}, rejected = ${counts.rejected}, warnings = ${JSON.stringify(warnings)}::jsonb
    where id = ${id}`.execute(db);
}

/** Ends an import; one that is committed stays so. */
export async function endImport(
  db: Db,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  fault: KeptFault | null,
  now: string,
): Promise<void> {
  await sql`update import set state = ${state}, fault = ${json(fault)}::jsonb, finished_at = ${now}
    where id = ${id} and (state <> 'done' or ${state} = 'done') and state <> 'cancelled'`.execute(db);
}
