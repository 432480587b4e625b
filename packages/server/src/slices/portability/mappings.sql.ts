import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface SavedMapping {
  id: string;
  entity: string;
  document: Record<string, unknown>;
}

export async function selectMappings(db: Db): Promise<SavedMapping[]> {
  return (await sql<SavedMapping>`select id, entity, document from import_mapping order by changed_at desc, id`.execute(db)).rows;
}

export async function upsertMapping(db: Db, mapping: SavedMapping & { userId: string | null; now: string }): Promise<void> {
  await sql`insert into import_mapping (id, entity, document, created_by, created_at, changed_at)
    values (${mapping.id}, ${mapping.entity}, ${JSON.stringify(mapping.document)}::jsonb, ${mapping.userId}, ${mapping.now}, ${mapping.now})
    on conflict (id) do update set entity = excluded.entity, document = excluded.document, changed_at = excluded.changed_at`.execute(db);
}

/** Types of custom fields by their id. */
export async function customTypes(db: Db): Promise<Record<string, string>> {
  const found = await sql<{ id: string; type: string }>`select id, type from custom_field where entity = 'account'`.execute(db);
  return Object.fromEntries(found.rows.map(({ id, type }) => [id, type]));
}

export interface CustomField {
  id: string;
  type: string;
  name: { zh?: string; en?: string };
  choices: { id: string; zh: string; en: string }[] | null;
}
export async function selectCustomFields(db: Db): Promise<CustomField[]> {
  return (await sql<CustomField>`select id, type, name, choices from custom_field where entity = 'account' order by id`.execute(db)).rows;
}
