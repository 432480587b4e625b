import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { RecordRef } from '../registry.ts';
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
    (columns.length ? columns : key).map((each) => sql`${sql.ref(`${alias}.${each}`)} = (${row} ->> ${sql.lit(each)})::${sql.raw(types[each] ?? 'text')}`),
    sql` and `,
  )}`;

/** The key without the column that changes. */
export const restOfKey = ({ column }: RecordRef, { key }: Columns): string[] => key.filter((each) => each !== column);

/** Whether the winner has a row that differs from row t of the loser by nothing that would tell them apart. */
export function clashes({ table, column, unique = [] }: RecordRef, { winner }: Merging): Sql<boolean> {
  const alike = unique.map(
    (columns) => sql`exists (select from ${sql.table(table)} w where ${sql.ref(`w.${column}`)} = ${winner}::uuid
      and ${sql.join(
        columns.map((each) => sql`${sql.ref(`w.${each}`)} = ${sql.ref(`t.${each}`)}`),
        sql` and `,
      )})`,
  );
  return alike.length ? sql<boolean>`(${sql.join(alike, sql` or `)})` : sql<boolean>`false`;
}

/** Whether row t of the loser cannot stand beside the winner's rows, or would relate the winner to itself. */
export function givesWay(ref: RecordRef, merging: Merging): Sql<boolean> {
  const own = ref.other ? sql`coalesce(${sql.ref(`t.${ref.other}`)} = ${merging.winner}::uuid, false)` : sql`false`;
  return sql<boolean>`(${own} or ${ref.rename ? sql`false` : clashes(ref, merging)})`;
}

const log = (merging: Merging, ref: RecordRef, how: string, row: Sql, from: Sql): Sql =>
  sql`insert into merge_row (merge_id, table_name, how, row) select ${merging.id}::uuid, ${ref.table}, ${how}, ${row} ${from}`;

/** Keeps rows of a table whole; `where` is over t. */
export const keepImages = (merging: Merging, ref: RecordRef, columns: Columns, where: Sql): Sql =>
  log(merging, ref, 'image', asText(columns.names, 't'), sql`from ${sql.table(ref.table)} t where ${where}`);

/** Notes which rows moved or were pointed elsewhere, by their key without the column that changes; `where` is over t. */
export function keepKeys(merging: Merging, ref: RecordRef, columns: Columns, how: 'moved' | 'pointed', where: Sql): Sql {
  const key = asText(how === 'moved' ? restOfKey(ref, columns) : columns.key, 't');
  const renamed = ref.rename
    ? sql` || case when ${clashes(ref, merging)} then jsonb_build_object('~was', ${sql.ref(`t.${ref.rename}`)}, '~now', ${newName(ref, merging)}) else '{}' end`
    : sql``;
  return log(merging, ref, how, sql`${key}${renamed}`, sql`from ${sql.table(ref.table)} t where ${where}`);
}

export const newName = (ref: RecordRef, { mark }: Merging): Sql => sql`${sql.ref(`t.${ref.rename}`)} || ' · ' || ${mark}::text`;
