import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { type EditColumn, editColumns, namedBy } from './editable.ts';
import type { ExportedRow } from './export.sql.ts';
import { find, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { maps, type Preparation } from './preparation.ts';

/** The records that the rows of the file name by id. */
export const namedIds = (p: Preparation): Sql =>
  sql`(select (x.data->>'rowId')::uuid from import_row x where x.import_id = ${p.import.id} and x.data->>'rowId' is not null)`;

/** Full-width digits and letters become half-width on the way in, and outer space and invisible signs go: `cleanText` in SQL. */
const WIDE = [
  ...'０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
].join('');
const NARROW = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const cleaned = (value: Sql): Sql =>
  sql`btrim(translate(replace(${value}, E'\r\n', E'\n'), ${`${WIDE}\u00a0\u2007\u202f\u3000\u200b\u2060\ufeff`}, ${`${NARROW}    `}), E' \t\n\r\u200c\u200d')`;

/** What a cell says, whatever way it is written: two cells of a column that say the same are equal. */
const said = (value: Sql): Sql => sql`case when nullif(${value}, '') is null then null
  when f.compared = 'number' then trim_scale(${value}::numeric)::text
  when f.compared = 'set' then (select string_agg(w.one, ';' order by w.one) from (
    select distinct btrim(one) as one from regexp_split_to_table(${cleaned(value)}, '[;；、|,，]') one where btrim(one) <> '') w)
  when f.compared = 'user' then coalesce((select u.id::text from app_user u
    where lower(u.email) = lower(btrim(${value})) or u.name = btrim(${value}) or u.id::text = ${value}
    order by lower(u.email) = lower(btrim(${value})) desc, u.id::text = ${value} desc, u.disabled_at is not null, u.id limit 1), lower(btrim(${value})))
  else nullif(${cleaned(value)}, '') end`;

/** The cells as they were read: those that gave way to today's value are kept aside, for the check is done again at the commit. */
const PLAIN = sql`(r.data - 'custom') || coalesce(r.data->'~file', '{}')`;
const OWN = sql`coalesce(r.data->'custom', '{}') || coalesce(r.data->'~own', '{}')`;

/** Rows of an export for editing with their three versions; then each cell in which any two of them differ as written. */
async function stageEdits(p: Preparation, columns: readonly EditColumn[], query: Sql<ExportedRow>): Promise<void> {
  const place = (field: string) => columns.findIndex((column) => column.field === field) + 1;
  const names = namedBy(p.import.entity).flatMap((field) => place(field) || []);
  await sql`
    create temp table edit_row on commit drop as
    select r.seq, r.source_row, ${PLAIN} as plain, ${OWN} as own, x.columns, e.cells as given, c.cells as current,
      left(coalesce(${sql.join([...names.map((at) => sql`c.cells[${sql.lit(at)}]`), sql`''`])}), 200) as name
    from import_row r
    join export_row e on e.export_id = (r.data->>'exportMark')::uuid and e.entity_id = (r.data->>'rowId')::uuid
    join export x on x.id = e.export_id and x.entity = ${p.import.entity}
    join (${query}) c on c.id = e.entity_id
    where r.import_id = ${p.import.id} and r.problems is null`.execute(p.db);
  const mapped = columns.map((column, n) => ({ ...column, at: n + 1 })).filter(({ field }) => maps(p, field));
  await sql`
    create temp table edited on commit drop as
    select w.*, v.file is distinct from v.given as mine, v.current is distinct from v.given as theirs, v.file is distinct from v.current as apart
    from (
      select r.seq, r.source_row, r.name, f.field, f.compared, r.given[g.place] as given, r.current[f.place] as current,
        case jsonb_typeof(c.cell) when 'array' then (select string_agg(one, ';') from jsonb_array_elements_text(c.cell) one)
          else coalesce((select u.email from app_user u where f.compared = 'user' and u.id::text = c.cell #>> '{}'), c.cell #>> '{}') end as file
      from edit_row r
      cross join unnest(${mapped.map(({ field }) => field)}::text[], ${mapped.map(({ id }) => id)}::text[], ${mapped.map(({ at }) => at)}::int[],
        ${mapped.map(({ compared }) => compared)}::text[]) f (field, id, place, compared)
      cross join lateral (select array_position(r.columns, f.id) as place) g
      cross join lateral (select case when f.field like 'custom.%' then r.own->substr(f.field, 8) else r.plain->f.field end as cell) c
      where g.place is not null) w
    cross join lateral (select w.compared) f
    cross join lateral (select ${said(sql`w.file`)} as file, ${said(sql`w.given`)} as given, ${said(sql`w.current`)} as current) v
    where w.file is distinct from w.given or w.given is distinct from w.current`.execute(p.db);
  await sql`analyze edited`.execute(p.db);
}

const IN_CONFLICT = sql`e.mine and e.theirs and e.apart`;

/** Keeps what a person must decide. A cell that changed once more since somebody took it is to be decided again; one that agrees by now is none. */
async function keepConflicts(p: Preparation): Promise<void> {
  await sql`delete from import_conflict k where k.import_id = ${p.import.id}
    and not exists (select from edited e where e.seq = k.seq and e.field = k.field and ${IN_CONFLICT})`.execute(p.db);
  await sql`
    insert into import_conflict (import_id, seq, field, name, file_value, exported_value, current_value)
    select ${p.import.id}, e.seq, e.field, e.name, e.file, e.given, e.current from edited e where ${IN_CONFLICT}
    on conflict (import_id, seq, field) do update set current_value = excluded.current_value,
      taken = import_conflict.taken and import_conflict.current_value is not distinct from excluded.current_value`.execute(p.db);
}

/**
 * Says of each row which fields the file decides (`~edited`): those that it changed and nobody else did, or that somebody took. In any
 * other today's value stands in the cell, and `picked` takes the stored one, which a cell may not hold whole. Own fields are left out.
 */
async function keepOthersEdits(p: Preparation): Promise<void> {
  await sql`
    update import_row r set data = k.plain || coalesce(g.plain, '{}')
      || jsonb_build_object('~edited', coalesce(g.decided, '[]'), '~file', coalesce(g.plain_aside, '{}'), '~own', coalesce(g.own_aside, '{}'))
      || case when k.own = '{}' then '{}' else jsonb_build_object('custom', k.own - coalesce(g.own, '{}')) end
    from edit_row k left join (
      select w.seq, jsonb_agg(w.field) filter (where w.decides) as decided,
        jsonb_object_agg(w.field, to_jsonb(w.current)) filter (where not w.decides and w.field not like 'custom.%') as plain,
        jsonb_object_agg(w.field, o.plain->w.field) filter (where not w.decides and w.field not like 'custom.%') as plain_aside,
        array_agg(substr(w.field, 8)) filter (where not w.decides and w.field like 'custom.%') as own,
        jsonb_object_agg(substr(w.field, 8), o.own->substr(w.field, 8)) filter (where not w.decides and w.field like 'custom.%') as own_aside
      from (select e.seq, e.field, e.current, e.mine and (not e.theirs or not e.apart or coalesce(c.taken, false)) as decides
        from edited e left join import_conflict c on c.import_id = ${p.import.id} and c.seq = e.seq and c.field = e.field) w
      join edit_row o on o.seq = w.seq
      group by w.seq) g on g.seq = k.seq
    where r.import_id = ${p.import.id} and r.seq = k.seq`.execute(p.db);
}

/** Rows whose record is gone since the export: told to who made the export or sees all, for others it may never have been there. */
async function findDeleted(p: Preparation, there: Sql): Promise<void> {
  await find(
    p.db,
    'import.row.deleted',
    'rowId',
    sql`select r.seq, '' as value from import_row r join export_row e on e.export_id = (r.data->>'exportMark')::uuid and e.entity_id = (r.data->>'rowId')::uuid
      join export x on x.id = e.export_id and x.entity = ${p.import.entity} and (${p.scope.all === true} or x.created_by = ${p.userId}::uuid)
      where r.import_id = ${p.import.id} and not exists (${there})`,
  );
}

/** That a row's record was not found to be deleted: then its id is no news. */
export const notDeleted = (alias: string): Sql<boolean> =>
  sql<boolean>`not exists (select from found f where f.seq = ${sql.ref(`${alias}.seq`)} and f.code = 'import.row.deleted')`;

/** What an entity has to say for its rows to be merged with others' edits. */
export interface Editable {
  /** The records that the rows name, as an export would give them out now: in the columns of `editColumns`. */
  now: Sql<ExportedRow>;
  /** A SELECT that finds the record of the row r, whoever may see it. */
  there: Sql;
}

/**
 * Three-way merge of a file that was exported for editing: a cell that the file left alone keeps what others made of it; one that both
 * changed keeps it too, unless a person takes the file's value. Must run before the rows are staged as records.
 */
export async function mergeEdits(p: Preparation, { now, there }: Editable): Promise<KeptWarning[]> {
  if (!maps(p, 'rowId') || !maps(p, 'exportMark')) return [];
  await find(
    p.db,
    'import.row.export_unknown',
    'exportMark',
    sql`select r.seq, r.data->>'exportMark' as value from import_row r where r.import_id = ${p.import.id} and r.data->>'exportMark' is not null
      and not exists (select from export_row e join export x on x.id = e.export_id and x.entity = ${p.import.entity}
        where e.export_id = (r.data->>'exportMark')::uuid and e.entity_id = (r.data->>'rowId')::uuid)`,
  );
  await findDeleted(p, there);
  await stageEdits(p, await editColumns(p.db, p.import.entity), now);
  await keepConflicts(p);
  await keepOthersEdits(p);
  return [
    ...(await warn(p.db, 'import.edit_conflicts', sql`select e.source_row from edited e where ${IN_CONFLICT}`)),
    ...(await warn(p.db, 'import.edits_of_others', sql`select e.source_row from edited e where e.theirs and not e.mine`)),
  ];
}
