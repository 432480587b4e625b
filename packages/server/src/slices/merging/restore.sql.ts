import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { RecordRef } from '../registry.ts';
import type { Columns, ColumnsOf } from './columns.sql.ts';
import { allAtOnce } from './move.sql.ts';
import { fromText, keyHolds, list, listMerged, type Merging, numbers, pointsAt, restOfKey } from './rows.sql.ts';

const part = (ref: RecordRef, what: string, statement: Sql): Sql => sql`${sql.id(`${what}_${ref.table}_${ref.column}`)} as (${statement})`;
const logged = (merging: Merging, table: string, how: string): Sql =>
  sql`(select r.row from merge_row r where r.merge_id = ${merging.id}::uuid and r.table_name = ${table} and r.how = ${how})`;

/** Rows kept whole, as they were. */
export const restoreImages = (table: string, { names, types, key }: Columns, merging: Merging): Sql => sql`
  insert into ${sql.table(table)} (${list(names)}) overriding system value
  select ${fromText({ names, types, key }, names, sql`l.row`)} from ${logged(merging, table, 'image')} l`;

/** A list as it was noted before the merge. */
const WAS = sql`array(select jsonb_array_elements_text(l.row -> '~was')::uuid)`;

/** What points to the winner only since the merge, and still does, points to the loser again. */
export function pointBack(db: Db, refs: readonly RecordRef[], columns: ColumnsOf, merging: Merging): Promise<void> {
  return allAtOnce(
    db,
    refs.flatMap((ref) => {
      if (ref.how !== 'point') return [];
      const own = columns(ref.table);
      return [
        part(
          ref,
          'pointed',
          sql`update ${sql.table(ref.table)} t set ${sql.ref(ref.column)} = ${ref.list ? WAS : sql`${merging.loser}::uuid`} from ${logged(merging, ref.table, 'pointed')} l
            where ${keyHolds(own, own.key, 't', sql`l.row`)}
              and ${ref.list ? sql`${sql.ref(`t.${ref.column}`)} = ${listMerged(WAS, merging)}` : pointsAt(ref, merging.winner)}`,
        ),
      ];
    }),
  );
}

/** The rows of a table at the winner that came with the merge, as a condition over t and the rows l of the log. */
function came(ref: RecordRef, refs: readonly RecordRef[], columns: ColumnsOf, merging: Merging): { log: Sql; holds: Sql } {
  const own = columns(ref.table);
  const at = sql`${sql.ref(`t.${ref.column}`)} = ${merging.winner}::uuid`;
  if (!ref.follows)
    return { log: logged(merging, ref.table, 'moved'), holds: sql`${at} and ${keyHolds(own, restOfKey(ref, own), 't', sql`l.row`)}` };
  const parent = refs.find(({ table, how }) => table === ref.follows?.table && how === 'move');
  if (!parent) throw new Error(`${ref.table} follows ${ref.follows.table}, which is not registered`);
  const [id = 'id'] = restOfKey(parent, columns(parent.table));
  return {
    log: logged(merging, parent.table, 'moved'),
    holds: sql`${at} and ${sql.ref(`t.${ref.follows.column}`)} = (l.row ->> ${sql.lit(id)})::uuid`,
  };
}

function backParts(ref: RecordRef, refs: readonly RecordRef[], columns: ColumnsOf, merging: Merging): Sql[] {
  const { names } = columns(ref.table);
  const { log, holds } = came(ref, refs, columns, merging);
  const table = sql.table(ref.table);
  const back = names.map((each) => {
    if (each === ref.column) return sql`${merging.loser}::uuid`;
    const value = sql.ref(`t.${each}`);
    return each === ref.rename ? sql`case when ${value} = t."~log" ->> '~now' then t."~log" ->> '~was' else ${value} end` : value;
  });
  return [
    ...(ref.adds ? [subtractPart(ref, columns(ref.table), merging)] : []),
    part(ref, 'taken', sql`delete from ${table} t using ${log} l where ${holds} returning t.*, l.row as "~log"`),
    part(
      ref,
      'put',
      sql`insert into ${table} (${list(names)}) overriding system value select ${sql.join(back)} from ${sql.id(`taken_${ref.table}_${ref.column}`)} t`,
    ),
  ];
}

/** Sums that nobody changed since are what they were before the loser's numbers were added. */
function subtractPart(ref: RecordRef, columns: Columns, merging: Merging): Sql {
  const set = numbers(ref, columns).map((each) => {
    const [value, name, type] = [sql.ref(`t.${each}`), sql.lit(each), sql.raw(columns.types[each] ?? 'numeric')];
    const noted = (when: Sql) => sql`(l.row -> ${when} ->> ${name})::${type}`;
    return sql`${sql.ref(each)} = case when ${value} is not distinct from ${noted(sql`'~now'`)} then ${noted(sql`'~was'`)} else ${value} end`;
  });
  return part(
    ref,
    'subtracted',
    sql`update ${sql.table(ref.table)} t set ${sql.join(set)} from ${logged(merging, ref.table, 'added_up')} l where ${keyHolds(columns, columns.key, 't', sql`l.row`)}`,
  );
}

/** Every fact that came with the merge goes back as it is by now; facts added since stay at the winner. */
export const moveBack = (db: Db, refs: readonly RecordRef[], columns: ColumnsOf, merging: Merging): Promise<void> =>
  allAtOnce(
    db,
    refs.flatMap((ref) => (ref.how === 'move' ? backParts(ref, refs, columns, merging) : [])),
  );

/** What was judged of both since the merge was judged of their union: it goes. */
export const forgetJudged = (db: Db, refs: readonly RecordRef[], merging: Merging): Promise<void> =>
  allAtOnce(
    db,
    refs.flatMap((ref) =>
      ref.how === 'judged'
        ? [
            part(
              ref,
              'gone',
              sql`delete from ${sql.table(ref.table)} t where ${sql.ref(`t.${ref.column}`)} in (${merging.winner}::uuid, ${merging.loser}::uuid)`,
            ),
          ]
        : [],
    ),
  );

/** Whole rows come back: what was judged, the loser's own history, and what had given way. The record itself stands already. */
export function restoreKept(
  db: Db,
  { refs, columns, self }: { refs: readonly RecordRef[]; columns: ColumnsOf; self: string },
  merging: Merging,
): Promise<void> {
  const tables = new Map(refs.map((ref) => [ref.table, ref]));
  return allAtOnce(
    db,
    [...tables.values()]
      .filter(({ table }) => table !== self)
      .map((ref) => part(ref, 'restored', restoreImages(ref.table, columns(ref.table), merging))),
  );
}
