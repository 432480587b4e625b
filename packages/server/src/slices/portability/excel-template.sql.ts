import type { ExcelTemplate } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Layout } from './excel-check.ts';

export interface ExcelTemplateRow {
  id: string;
  entity: ExcelTemplate['entity'];
  name: string;
  layout: Layout;
  file_id: string;
  file_name: string;
  bytes: number;
  sheets: string[];
  placeholders: number;
  created_by: string | null;
  created_by_name: string | null;
  created_at: string;
}
const SELECTED = sql`t.id, t.entity, t.name, t.layout, t.file_id, f.name as file_name, f.bytes, t.sheets, t.placeholders, t.created_by,
  u.name as created_by_name, t.created_at from excel_template t join file f on f.id = t.file_id left join app_user u on u.id = t.created_by`;

export async function selectTemplates(db: Db, entity: string | null, layout: Layout | null): Promise<ExcelTemplateRow[]> {
  const found = await sql<ExcelTemplateRow>`select ${SELECTED}
    where (${entity}::text is null or t.entity = ${entity}) and (${layout}::text is null or t.layout = ${layout})
    order by t.entity, lower(t.name), t.id`.execute(db);
  return found.rows;
}
export async function selectTemplate(db: Db, id: string): Promise<ExcelTemplateRow | undefined> {
  return (await sql<ExcelTemplateRow>`select ${SELECTED} where t.id = ${id}`.execute(db)).rows[0];
}
export async function templateNamed(db: Db, entity: string, name: string): Promise<ExcelTemplateRow | undefined> {
  const found = await sql<ExcelTemplateRow>`select ${SELECTED} where t.entity = ${entity} and lower(t.name) = lower(${name})`.execute(db);
  return found.rows[0];
}

export interface NewExcelTemplate {
  id: string;
  entity: string;
  name: string;
  layout: Layout;
  fileId: string;
  sheets: readonly string[];
  placeholders: number;
  createdBy: string | null;
  now: string;
}
export async function insertTemplate(db: Db, t: NewExcelTemplate): Promise<void> {
  await sql`insert into excel_template (id, entity, name, layout, file_id, sheets, placeholders, created_by, created_at)
    values (${t.id}, ${t.entity}, ${t.name}, ${t.layout}, ${t.fileId}, ${[...t.sheets]}::text[], ${t.placeholders}, ${t.createdBy}, ${t.now})`.execute(
    db,
  );
}
export async function updateTemplate(db: Db, t: NewExcelTemplate): Promise<void> {
  await sql`update excel_template set name = ${t.name}, layout = ${t.layout}, file_id = ${t.fileId}, sheets = ${[...t.sheets]}::text[],
      placeholders = ${t.placeholders}, created_by = ${t.createdBy}, created_at = ${t.now}
    where id = ${t.id}`.execute(db);
}
export async function deleteTemplate(db: Db, id: string): Promise<void> {
  await sql`delete from excel_template where id = ${id}`.execute(db);
}

export async function segmentName(db: Db, id: string): Promise<string | null> {
  return (await sql<{ name: string }>`select name from segment where id = ${id}`.execute(db)).rows[0]?.name ?? null;
}
