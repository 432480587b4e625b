import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { columnsOf, type RecordColumn } from './record-columns.ts';

const fieldSql = (type: RecordType, id: string | undefined): Sql => {
  const column = columnsOf(type).find((each) => each.id === id);
  return column ? sql`left(${sql.ref(`r.${column.column}`)}::text, 200)` : sql`null::text`;
};

/** One day of a type on which something came about. */
function eventSql(type: RecordType, day: RecordColumn, of: { accountId: string; until: string; limit: number }): Sql {
  const on = sql.ref(`r.${day.column}`);
  return sql`(select ${on} as on, r.recorded_at as at, 'record' as kind, jsonb_build_object('entity', ${type.entity}::text, 'id', r.id, 'field', ${day.id}::text,
      'code', r.code, 'says', ${fieldSql(type, type.tells?.says)}, 'amount', ${fieldSql(type, type.tells?.amount)},
      'currency', ${type.currency ? sql`r.currency` : sql`null::text`}) as facts
    from ${sql.table(type.table)} r where r.account_id = ${of.accountId}::uuid and r.happened_on <= ${of.until}::date ${type.fields.draft ? sql`and r.draft is not true` : sql``} and ${on} <= ${of.until}::date
    order by ${on} desc limit ${of.limit})`;
}

/** What came about by a day in the records of an account that tell of themselves, of the types that a reader may read; null for none. */
export function recordEvents(of: { accountId: string; until: string; limit: number }, reads: (type: RecordType) => boolean): Sql | null {
  const told = RECORD_TYPES.filter((type: RecordType) => type.account && type.tells && reads(type));
  const events = told.flatMap((type: RecordType) =>
    columnsOf(type)
      .filter(({ id, field }) => id === type.day || (field.kind === 'day' && field.happens))
      .map((day) => eventSql(type, day, of)),
  );
  return events.length ? sql`${sql.join(events, sql` union all `)}` : null;
}
