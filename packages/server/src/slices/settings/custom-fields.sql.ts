import type { Both, CustomField, FieldEntity } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { payloadFields } from '../../policy/payload-fields.sql.ts';

export interface FieldDeclaration {
  id: string;
  type: CustomField['type'];
  name: Both;
  choices?: CustomField['choices'] | undefined;
}

/** Declares fields; those that stand already stay as they are. Answers how many are new. */
export async function declareFields(db: Db, entity: FieldEntity, fields: readonly FieldDeclaration[], now: string): Promise<number> {
  const made = await sql<{ id: string }>`
    insert into custom_field (entity, id, type, name, choices, place, created_at)
    select ${entity}, f.id, f.type, f.name, f.choices, f.place + (select coalesce(max(place), 0) from custom_field where entity = ${entity}), ${now}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as (id text, type text, name jsonb, choices jsonb)) with ordinality
      as f (id, type, name, choices, place)
    on conflict (entity, id) do nothing returning id`.execute(db);
  return made.rows.length;
}

/** Defines fields that a file brings and nobody has defined yet, under their own id. */
export async function insertCustomFields(
  db: Db,
  entity: FieldEntity,
  fields: readonly { id: string; type: string }[],
  now: string,
): Promise<void> {
  const named = fields.map(({ id, type }) => ({ id, type: type as CustomField['type'], name: { zh: id, en: id } }));
  await declareFields(db, entity, named, now);
}

/** What calendars declare for announced events, a field for each id: of several events the choices of all. */
const OF_EVENTS = sql`
  select 'key_event' as entity, f.id, min(f.type) as type, (array_agg(f.name order by f.place))[1] as name,
    case when min(f.type) = 'choice' then (select jsonb_agg(distinct c) from ${payloadFields} g cross join lateral jsonb_array_elements(g.choices) c where g.id = f.id) end as choices,
    min(f.place)::int as place, false as retired
  from ${payloadFields} f group by f.id`;

/** The fields of an entity, or of all, in their order. */
export async function selectFields(db: Db, entity: FieldEntity | null, retired = false): Promise<CustomField[]> {
  const found = await sql<CustomField>`
    select x.* from (select entity, id, type, name, choices, place, retired_at is not null as retired from custom_field union all ${OF_EVENTS}) x
    where (${entity}::text is null or x.entity = ${entity}) and (${retired} or not x.retired)
    order by x.entity, x.place, x.id`.execute(db);
  return found.rows;
}

export async function updateField(db: Db, field: CustomField, now: string): Promise<void> {
  await sql`
    update custom_field set name = ${JSON.stringify(field.name)}::jsonb, choices = ${field.choices && JSON.stringify(field.choices)}::jsonb,
      place = ${field.place}, retired_at = case when ${field.retired} then coalesce(retired_at, ${now}::timestamptz) end
    where entity = ${field.entity} and id = ${field.id}`.execute(db);
}

/** Ids of the fields that hold money. */
export async function moneyFields(db: Db, entity: FieldEntity): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from custom_field where entity = ${entity} and type = 'money'`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Which of these ids are people of ours. */
export async function knownUsers(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select id from app_user where id::text = any(${ids}::text[])`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}
