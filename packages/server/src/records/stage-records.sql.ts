import type { RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { columnsOf, moneyOf } from './record-columns.ts';

/*
 * Sets of records written at once, out of the temporary table `staged_record`: one row a record as it is to be, with its ids, `action`
 * and `known_at`.
 */
const columns = (type: RecordType): string[] => [
  'code',
  ...columnsOf(type).map(({ column }) => column),
  ...(type.currency ? ['currency', ...moneyOf(type).map(({ column }) => `base_${column}`)] : []),
  ...(type.own ? ['custom'] : []),
  'known_at',
];
const all = (type: RecordType, alias: string): Sql => sql.join(columns(type).map((column) => sql.ref(`${alias}.${column}`)));
const same = (type: RecordType): Sql<boolean> => sql<boolean>`o.id = s.id ${type.account ? sql`and o.account_id = s.account_id` : sql``}`;

/** Says of each staged record whether it is new, differs from the stored one, or is the same. */
export async function markRecordActions(db: Db, type: RecordType): Promise<void> {
  await sql`update staged_record s set action = 'create' where s.is_new`.execute(db);
  await sql`update staged_record s set action = case when row(${all(type, 's')}) is distinct from row(${all(type, 'o')}) then 'update' else 'same' end
    from ${sql.table(type.table)} o where ${same(type)}`.execute(db);
}

/** The records to be updated, as they are before: for the audit. */
export const updatedRecordsBefore = (type: RecordType): Sql<{ before: Record<string, unknown> }> =>
  sql`select to_jsonb(o) as before from staged_record s join ${sql.table(type.table)} o on ${same(type)} where s.action = 'update' order by o.id`;

export async function writeStagedRecords(db: Db, type: RecordType, by: { now: string; userId: string | null }): Promise<void> {
  const set = sql.join(columns(type).map((column) => sql`${sql.id(column)} = ${sql.ref(`s.${column}`)}`));
  await sql`update ${sql.table(type.table)} o set ${set}, changed_at = ${by.now}, revision = o.revision + 1
    from staged_record s where s.action = 'update' and ${same(type)}`.execute(db);
  await sql`insert into ${sql.table(type.table)} (${type.account ? sql`account_id, ` : sql``}id, ${sql.join(columns(type).map((column) => sql.id(column)))},
      recorded_at, changed_at, recorded_by)
    select ${type.account ? sql`s.account_id, ` : sql``}s.id, ${all(type, 's')}, ${by.now}, ${by.now}, ${by.userId}::uuid
    from staged_record s where s.action = 'create'`.execute(db);
}
