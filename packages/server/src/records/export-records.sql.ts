import type { RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Scope } from '../access/index.ts';
import type { Sql } from '../db/database.ts';
import { columnsOf } from './record-columns.ts';
import { meets, referencesOf } from './record-targets.ts';

/** The values of records as files know them, in the order of their fields: what had not come about by the day is empty. */
export function exportedValues(type: RecordType, asOf: Sql): Sql[] {
  const references = referencesOf(type);
  return columnsOf(type).map(({ field, column }) => {
    const value = sql.ref(`r.${column}`);
    const index = references.findIndex((each) => each.column === column);
    if (index >= 0) return sql.ref(`ref${index}.code`);
    if (field.kind === 'money' || field.kind === 'decimal') return sql`trim_scale(${value})::text`;
    if (field.kind === 'day' && field.happens) return sql`case when ${value} <= ${asOf} then ${value} end::text`;
    return sql`${value}::text`;
  });
}

/** Joins that bring the codes of references, of what the caller may see alone. */
export const exportedJoins = (type: RecordType, scope: Scope): Sql =>
  sql.join(
    referencesOf(type).map(
      (each, index) => sql`left join lateral (select ${sql.ref(`t.${each.target.code}`)} as code from ${sql.table(each.target.table)} t
        where t.id = ${sql.ref(`r.${each.column}`)} and ${meets(each, scope, sql`r.account_id`)}) ${sql.id(`ref${index}`)} on true`,
    ),
    sql` `,
  );
