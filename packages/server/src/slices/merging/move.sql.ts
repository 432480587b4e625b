import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { RecordRef } from '../registry.ts';
import type { Columns, ColumnsOf } from './columns.sql.ts';
import {
  added,
  clashes,
  givesWay,
  keepImages,
  keepKeys,
  keepSums,
  list,
  listMerged,
  type Merging,
  newName,
  numbers,
  pointsAt,
  twins,
} from './rows.sql.ts';

/*
 * A merge row by row is what a distributed base cannot do (the account leads the key), and what would hold locks longest. Each function here
 * makes one statement over every registered table: its parts see the same snapshot, and keys are checked at its end.
 */
const part = (ref: RecordRef, what: string): Sql => sql.id(`${what}_${ref.table}_${ref.column}`);
const named = (ref: RecordRef, what: string, statement: Sql): Sql => sql`${part(ref, what)} as (${statement})`;
export const allAtOnce = async (db: Db, ctes: readonly Sql[]): Promise<void> => {
  if (ctes.length) await sql`with ${sql.join(ctes)} select 1`.execute(db);
};

/** The row as it is at its new account. */
function moved(ref: RecordRef, { names }: Columns, merging: Merging): Sql {
  return sql.join(
    names.map((each) => {
      if (each === ref.column) return sql`${merging.winner}::uuid`;
      if (each !== ref.rename) return sql.ref(`t.${each}`);
      return sql`case when ${clashes(ref, merging)} then ${newName(ref, merging)} else ${sql.ref(`t.${each}`)} end`;
    }),
  );
}

function addParts(ref: RecordRef, columns: Columns, merging: Merging): Sql[] {
  const set = numbers(ref, columns).map((each) => sql`${sql.ref(each)} = ${added(each)}`);
  const table = sql.table(ref.table);
  return [
    named(ref, 'summed', keepSums(merging, ref, columns)),
    named(
      ref,
      'added',
      sql`update ${table} w set ${sql.join(set)} from ${table} t where ${sql.ref(`t.${ref.column}`)} = ${merging.loser}::uuid and ${twins(ref, merging)}`,
    ),
  ];
}

function moveParts(ref: RecordRef, columns: Columns, merging: Merging): Sql[] {
  const losers = sql`${sql.ref(`t.${ref.column}`)} = ${merging.loser}::uuid`;
  const going = sql`${losers} and not ${givesWay(ref, merging)}`;
  const table = sql.table(ref.table);
  return [
    // What follows another row goes back with it, whatever it is by then.
    ...(ref.follows ? [] : [named(ref, 'noted', keepKeys(merging, ref, columns, 'moved', going))]),
    ...(ref.unique || ref.other
      ? [named(ref, 'kept', keepImages(merging, ref, columns, sql`${losers} and ${givesWay(ref, merging)}`))]
      : []),
    ...(ref.adds ? addParts(ref, columns, merging) : []),
    // Taken before it is put, row by row, so that what is single in the whole table stays single.
    named(ref, 'taken', sql`delete from ${table} t where ${losers} returning t.*`),
    named(
      ref,
      'put',
      sql`insert into ${table} (${list(columns.names)}) overriding system value select ${moved(ref, columns, merging)}
        from ${part(ref, 'taken')} t where not ${givesWay(ref, merging)}`,
    ),
  ];
}

/** Rows of both are kept as they are; the loser's go. */
function judgedParts(ref: RecordRef, columns: Columns, { how, merging }: { how: RecordRef['how']; merging: Merging }): Sql[] {
  const column = sql.ref(`t.${ref.column}`);
  const losers = sql`${column} = ${merging.loser}::uuid`;
  const both = how === 'judged' ? sql`${column} in (${merging.winner}::uuid, ${merging.loser}::uuid)` : losers;
  return [
    named(ref, 'kept', keepImages(merging, ref, columns, both)),
    named(ref, 'taken', sql`delete from ${sql.table(ref.table)} t where ${losers}`),
  ];
}

/** Moves every fact of the loser to the winner, and keeps aside what cannot move. */
export function moveFacts(db: Db, refs: readonly RecordRef[], columns: ColumnsOf, merging: Merging): Promise<void> {
  return allAtOnce(
    db,
    refs.flatMap((ref) => {
      if (ref.how === 'move') return moveParts(ref, columns(ref.table), merging);
      return ref.how === 'point' ? [] : judgedParts(ref, columns(ref.table), { how: ref.how, merging });
    }),
  );
}

/** Lets whatever names the loser name the winner; relations that say nothing any more are kept aside. Runs after the facts have moved. */
export function pointElsewhere(db: Db, refs: readonly RecordRef[], columns: ColumnsOf, merging: Merging): Promise<void> {
  return allAtOnce(
    db,
    refs.flatMap((ref) => {
      if (ref.how !== 'point') return [];
      const own = columns(ref.table);
      const table = sql.table(ref.table);
      const losers = pointsAt(ref, merging.loser);
      const going = sql`${losers} and not ${givesWay(ref, merging)}`;
      const leaving = sql`${losers} and ${givesWay(ref, merging)}`;
      return [
        named(ref, 'noted', keepKeys(merging, ref, own, 'pointed', going)),
        ...(ref.unique || ref.other
          ? [named(ref, 'kept', keepImages(merging, ref, own, leaving)), named(ref, 'taken', sql`delete from ${table} t where ${leaving}`)]
          : []),
        named(
          ref,
          'pointed',
          sql`update ${table} t set ${sql.ref(ref.column)} = ${ref.list ? listMerged(sql.ref(`t.${ref.column}`), merging) : sql`${merging.winner}::uuid`} where ${going}`,
        ),
      ];
    }),
  );
}

/** How many rows of each table hang on a record. */
export async function countRows(db: Db, refs: readonly RecordRef[], id: string): Promise<Record<string, number>> {
  const counted = refs.flatMap((ref) =>
    ref.how === 'move' || ref.how === 'point'
      ? [sql`select ${ref.table}::text as name, count(*)::int as n from ${sql.table(ref.table)} t where ${pointsAt(ref, id)}`]
      : [],
  );
  const found = await sql<{ name: string; n: number }>`
    select c.name, sum(c.n)::int as n from (${sql.join(counted, sql` union all `)}) c group by c.name having sum(c.n) > 0 order by c.name`.execute(
    db,
  );
  return Object.fromEntries(found.rows.map(({ name, n }) => [name, n]));
}

/** What an account came to in the last twelve months, as published. */
export async function amountOf(db: Db, accountId: string): Promise<string> {
  const found = await sql<{
    amount: string;
  }>`select s.amount_12m as amount from account_state s where s.account_id = ${accountId}::uuid`.execute(db);
  return found.rows[0]?.amount ?? '0';
}
