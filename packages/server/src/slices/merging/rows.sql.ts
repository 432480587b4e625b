import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { RecordRef, UniqueKey } from '../registry.ts';
import type { Columns } from './columns.sql.ts';

/** One merge, while its statements are made. */
export interface Merging {
  id: string;
  winner: string;
  loser: string;
  /** What tells a renamed row of the loser from the winner's. */
  mark: string;
}

export const list = (columns: readonly string[], alias?: string): Sql =>
  sql.join(columns.map((column) => sql.ref(alias ? `${alias}.${column}` : column)));
/** Columns as text in one JSON object: exact, whatever their type. */
export const asText = (columns: readonly string[], alias: string): Sql =>
  sql`(select to_jsonb(x) from (select ${sql.join(columns.map((each) => sql`${sql.ref(`${alias}.${each}`)}::text as ${sql.ref(each)}`))}) x)`;
/** Such an object's values with their types again. */
export const fromText = ({ types }: Columns, columns: readonly string[], row: Sql): Sql =>
  sql.join(columns.map((each) => sql`(${row} ->> ${sql.lit(each)})::${sql.raw(types[each] ?? 'text')}`));

export const keyHolds = ({ types, key }: Columns, columns: readonly string[], alias: string, row: Sql): Sql<boolean> =>
  sql<boolean>`${sql.join(
    (columns.length ? columns : key).map(
      (each) => sql`${sql.ref(`${alias}.${each}`)} = (${row} ->> ${sql.lit(each)})::${sql.raw(types[each] ?? 'text')}`,
    ),
    sql` and `,
  )}`;

/** Whether a column of row t names a record. */
export const pointsAt = ({ column, list }: RecordRef, id: string): Sql<boolean> =>
  list ? sql<boolean>`${id}::uuid = any(${sql.ref(`t.${column}`)})` : sql<boolean>`${sql.ref(`t.${column}`)} = ${id}::uuid`;

/** A list of ids with the winner's for the loser's, once, in its order. */
export const listMerged = (
  ids: Sql,
  { winner, loser }: Merging,
): Sql => sql`array(select m.id from unnest(array_replace(${ids}, ${loser}::uuid, ${winner}::uuid))
  with ordinality m(id, place) group by m.id order by min(m.place))`;

/** The key without the column that changes. */
export const restOfKey = ({ column }: RecordRef, { key }: Columns): string[] => key.filter((each) => each !== column);

/** What makes row w of the winner and row t of the loser one and the same to a unique key. */
const meets = ({ by, whileNull }: UniqueKey): Sql =>
  sql.join(
    [
      sql`true`,
      ...by.map((each) => sql`${sql.ref(`w.${each}`)} = ${sql.ref(`t.${each}`)}`),
      ...(whileNull ? [sql`${sql.ref(`w.${whileNull}`)} is null and ${sql.ref(`t.${whileNull}`)} is null`] : []),
    ],
    sql` and `,
  );

/** Rows w of the winner that differ from row t of the loser by nothing that would tell them apart. */
export const twins = ({ column, unique = [] }: RecordRef, { winner }: Merging): Sql<boolean> =>
  unique.length
    ? sql<boolean>`(${sql.ref(`w.${column}`)} = ${winner}::uuid and (${sql.join(unique.map(meets), sql` or `)}))`
    : sql<boolean>`false`;

export const clashes = (ref: RecordRef, merging: Merging): Sql<boolean> =>
  ref.unique?.length ? sql<boolean>`exists (select from ${sql.table(ref.table)} w where ${twins(ref, merging)})` : sql<boolean>`false`;

/** Whether row t of the loser cannot stand beside the winner's rows, or would relate the winner to itself. */
export function givesWay(ref: RecordRef, merging: Merging): Sql<boolean> {
  const own = ref.other ? sql`coalesce(${sql.ref(`t.${ref.other}`)} = ${merging.winner}::uuid, false)` : sql`false`;
  return sql<boolean>`(${own} or ${ref.rename ? sql`false` : clashes(ref, merging)})`;
}

const NUMBER = /^(numeric|integer|bigint|smallint|double precision|real)/;
/** The columns that rows are added up by. */
export const numbers = ({ adds }: RecordRef, { names, types, key }: Columns): string[] =>
  names.filter((each) => adds?.test(each) && !key.includes(each) && NUMBER.test(types[each] ?? ''));
/** Row w with the numbers of row t added; what neither knows stays unknown. */
export const added = (column: string): Sql =>
  sql`case when ${sql.ref(`w.${column}`)} is null then ${sql.ref(`t.${column}`)} else ${sql.ref(`w.${column}`)} + coalesce(${sql.ref(`t.${column}`)}, 0) end`;

const log = (merging: Merging, ref: RecordRef, how: string, row: Sql, from: Sql): Sql =>
  sql`insert into merge_row (merge_id, table_name, how, row) select ${merging.id}::uuid, ${ref.table}, ${how}, ${row} ${from}`;

/** Keeps rows of a table whole; `where` is over t. */
export const keepImages = (merging: Merging, ref: RecordRef, columns: Columns, where: Sql): Sql =>
  log(merging, ref, 'image', asText(columns.names, 't'), sql`from ${sql.table(ref.table)} t where ${where}`);

/** Notes the numbers of the winner's rows before and after the loser's are added to them. */
export const keepSums = (merging: Merging, ref: RecordRef, columns: Columns): Sql => {
  const sums = sql`(select to_jsonb(x) from (select ${sql.join(numbers(ref, columns).map((each) => sql`(${added(each)})::text as ${sql.ref(each)}`))}) x)`;
  return log(
    merging,
    ref,
    'added_up',
    sql`${asText(columns.key, 'w')} || jsonb_build_object('~was', ${asText(numbers(ref, columns), 'w')}, '~now', ${sums})`,
    sql`from ${sql.table(ref.table)} t join ${sql.table(ref.table)} w on ${twins(ref, merging)} where ${sql.ref(`t.${ref.column}`)} = ${merging.loser}::uuid`,
  );
};

/** Notes which rows moved or were pointed elsewhere, by their key without the column that changes; `where` is over t. */
export function keepKeys(merging: Merging, ref: RecordRef, columns: Columns, how: 'moved' | 'pointed', where: Sql): Sql {
  const key = asText(how === 'moved' ? restOfKey(ref, columns) : columns.key, 't');
  const renamed = ref.rename
    ? sql` || case when ${clashes(ref, merging)} then jsonb_build_object('~was', ${sql.ref(`t.${ref.rename}`)}, '~now', ${newName(ref, merging)}) else '{}' end`
    : sql``;
  const was = ref.list ? sql` || jsonb_build_object('~was', ${sql.ref(`t.${ref.column}`)})` : sql``;
  return log(merging, ref, how, sql`${key}${renamed}${was}`, sql`from ${sql.table(ref.table)} t where ${where}`);
}

export const newName = (ref: RecordRef, { mark }: Merging): Sql => sql`${sql.ref(`t.${ref.rename}`)} || ' · ' || ${mark}::text`;
