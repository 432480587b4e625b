import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { ExportedRow } from './export.sql.ts';
import { find, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { customTypes } from './mappings.sql.ts';
import { maps, type Preparation } from './preparation.ts';

/** The records of an export as they are now: `query` in the columns of the export, `fields` the import fields of those columns in order. */
export interface EditedNow {
  query: Sql<ExportedRow>;
  fields: readonly string[];
}

/** Rows of an export for editing: the file's cell, the cell that was given out and today's, wherever the last two differ. */
async function stageEdits(p: Preparation, { query, fields }: EditedNow): Promise<void> {
  const mapped = fields.map((field, n) => ({ field, place: n + 1 })).filter(({ field }) => maps(p, field));
  await sql`
    create temp table edited on commit drop as
    select r.seq, r.source_row, f.field, coalesce(c.cells[${fields.indexOf('name') + 1}], '') as name, e.cells[g.place] as given, c.cells[f.place] as current,
      case when k.seq is not null then k.file_value when f.field like 'custom.%' then r.data->'custom'->>substr(f.field, 8) else r.data->>f.field end as file
    from import_row r
    join export_row e on e.export_id = (r.data->>'exportMark')::uuid and e.entity_id = (r.data->>'rowId')::uuid
    join export x on x.id = e.export_id
    join (${query}) c on c.id = e.entity_id
    cross join unnest(${mapped.map(({ field }) => field)}::text[], ${mapped.map(({ place }) => place)}::int[]) f (field, place)
    cross join lateral (select array_position(x.columns, regexp_replace(f.field, '^custom\.', '')) as place) g
    left join import_conflict k on k.import_id = r.import_id and k.seq = r.seq and k.field = f.field
    where r.import_id = ${p.import.id} and r.problems is null and g.place is not null and e.cells[g.place] is distinct from c.cells[f.place]`.execute(
    p.db,
  );
}

const IN_CONFLICT = sql`e.file is distinct from e.given and e.file is distinct from e.current`;

/** Keeps what a person must decide. A cell that changed once more since somebody took it is to be decided again. */
async function keepConflicts(p: Preparation): Promise<void> {
  await sql`
    insert into import_conflict (import_id, seq, field, name, file_value, exported_value, current_value)
    select ${p.import.id}, e.seq, e.field, e.name, e.file, e.given, e.current from edited e where ${IN_CONFLICT}
    on conflict (import_id, seq, field) do update set current_value = excluded.current_value,
      taken = import_conflict.taken and import_conflict.current_value is not distinct from excluded.current_value`.execute(p.db);
}

/** Gives the staged rows today's value wherever somebody changed it and nobody took the file's. */
async function keepOthersEdits(p: Preparation): Promise<void> {
  const own = (await customTypes(p.db))[p.mapping.entity] ?? {};
  const types = Object.values(own).map(({ id, type }) => ({ field: `custom.${id}`, type }));
  const of = (...wanted: string[]) => sql`${types.filter(({ type }) => wanted.includes(type)).map(({ field }) => field)}::text[]`;
  const value = sql`case when w.value is null then 'null'::jsonb when w.field = any(${of('number', 'money')}) then to_jsonb(w.value::numeric)
    when w.field = any(${of('boolean')}) then to_jsonb(w.value::boolean) else to_jsonb(w.value) end`;
  await sql`
    update import_row r set data = r.data || coalesce(g.plain, '{}')
      || case when g.own is null then '{}' else jsonb_build_object('custom', coalesce(r.data->'custom', '{}') || g.own) end
    from (
      select w.seq, jsonb_object_agg(w.field, ${value}) filter (where w.field not like 'custom.%') as plain,
        jsonb_object_agg(substr(w.field, 8), ${value}) filter (where w.field like 'custom.%') as own
      from (
        select e.seq, e.field, case when k.taken then e.file else e.current end as value
        from edited e left join import_conflict k on k.import_id = ${p.import.id} and k.seq = e.seq and k.field = e.field) w
      group by w.seq) g
    where r.import_id = ${p.import.id} and r.seq = g.seq`.execute(p.db);
}

/**
 * Three-way merge of a file that was exported for editing: a cell that the file left alone keeps what others made of it; one that both
 * changed keeps it too, unless a person takes the file's value. Must run before the rows are staged as records.
 */
export async function mergeEdits(p: Preparation, now: EditedNow): Promise<KeptWarning[]> {
  if (!maps(p, 'rowId') || !maps(p, 'exportMark')) return [];
  await find(
    p.db,
    'import.row.export_unknown',
    'exportMark',
    sql`select r.seq, r.data->>'exportMark' as value from import_row r where r.import_id = ${p.import.id} and r.data->>'exportMark' is not null
      and not exists (select from export_row e where e.export_id = (r.data->>'exportMark')::uuid and e.entity_id = (r.data->>'rowId')::uuid)`,
  );
  await stageEdits(p, now);
  await keepConflicts(p);
  await keepOthersEdits(p);
  return [
    ...(await warn(p.db, 'import.edit_conflicts', sql`select e.source_row from edited e where ${IN_CONFLICT}`)),
    ...(await warn(p.db, 'import.edits_of_others', sql`select e.source_row from edited e where e.file is not distinct from e.given`)),
  ];
}
