import type { CustomField, FieldEntity } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { selectFields } from '../settings/index.ts';
import type { CustomTypes } from './staged-row.ts';

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

/** Which records an entity's own fields are declared for. */
const FIELDS_OF: Readonly<Record<string, FieldEntity>> = {
  accounts: 'account',
  contacts: 'contact',
  products: 'product',
  contracts: 'contract',
  'key-events': 'key_event',
};
export const fieldEntityOf = (entity: string): FieldEntity | undefined => FIELDS_OF[entity];

/** A company's own fields of what a file brings. */
export async function ownFields(db: Db, entity: string): Promise<CustomField[]> {
  const of = fieldEntityOf(entity);
  return of ? selectFields(db, of) : [];
}

const colleagues = async (db: Db): Promise<{ id: string; zh: string; en: string }[]> =>
  (
    await sql<{
      id: string;
      zh: string;
      en: string;
    }>`select id, email as zh, name as en from app_user order by disabled_at is not null, id`.execute(db)
  ).rows;

/** Custom fields by the entity that files bring and the field's id. */
export async function customTypes(db: Db): Promise<CustomTypes> {
  const declared = await selectFields(db, null, true);
  // A colleague is chosen like one of a list: by e-mail, by name, or by id.
  const people = declared.some(({ type }) => type === 'user') ? await colleagues(db) : null;
  const all = declared.map((field) => (field.type === 'user' ? { ...field, choices: people } : field));
  return Object.fromEntries(
    Object.entries(FIELDS_OF).map(([entity, of]) => [
      entity,
      Object.fromEntries(all.filter((field) => field.entity === of).map((field) => [field.id, field])),
    ]),
  );
}
