import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface FieldDeclaration {
  id: string;
  type: 'text' | 'number' | 'money' | 'date' | 'choice' | 'boolean';
  name: Both;
  choices?: { id: string; zh: string; en: string }[] | undefined;
}

/** Declares fields of accounts; those that stand already stay as they are. Answers how many are new. */
export async function declareFields(db: Db, fields: readonly FieldDeclaration[], now: string): Promise<number> {
  const made = await sql<{ id: string }>`
    insert into custom_field (entity, id, type, name, choices, created_at)
    select 'account', f.id, f.type, f.name, f.choices, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as f(id text, type text, name jsonb, choices jsonb)
    on conflict (entity, id) do nothing returning id`.execute(db);
  return made.rows.length;
}

/** Ids of the fields that hold money. */
export async function moneyFields(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from custom_field where entity = 'account' and type = 'money'`.execute(db);
  return found.rows.map(({ id }) => id);
}
