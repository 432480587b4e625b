import { type CustomField, fileName, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { exportedJoins, exportedValues, thereBy } from '../../records/index.ts';
import { type AccountBase, withCtes } from '../accounts/index.ts';
import { cells, customCell, type ExportedRow } from './export.sql.ts';
import { type ExportColumn, YES_NO } from './export-columns.ts';
import { DERIVED } from './export-derived.ts';
import type { Split } from './export-split.ts';
import { recordLabels } from './record-entity.ts';

const CELL_TYPES: Record<string, ExportColumn['type']> = { money: 'decimal', decimal: 'decimal', integer: 'decimal', day: 'date' };

/** The columns of a record type in a file: as an import takes them back. */
export function recordColumns(type: RecordType): ExportColumn[] {
  const labels = recordLabels(type);
  const plain = (id: string): ExportColumn => ({ id, label: labels[id] ?? { zh: id, en: id }, type: 'text' });
  return [
    plain('code'),
    ...(type.account ? [plain('accountCode')] : []),
    ...Object.entries(type.fields).map(([id, field]): ExportColumn => {
      const masked = field.masked ?? (field.kind === 'money' ? 'amount' : undefined);
      return {
        ...plain(fileName(id, field)),
        type: CELL_TYPES[field.kind] ?? 'text',
        ...(masked ? { masked } : {}),
        ...(field.kind === 'choice' ? { choices: field.choices } : {}),
        ...(field.kind === 'boolean' ? { choices: YES_NO } : {}),
      };
    }),
    ...(type.currency ? [plain('currency')] : []),
    { ...plain('knownOn'), type: 'date' },
    ...(DERIVED[type.entity]?.columns ?? []),
  ];
}

/** Records of the accounts that a filter meets, up to a day, by account and day. */
export function exportedRecords(
  type: RecordType,
  {
    base,
    where,
    scope,
    asOf,
    upTo = asOf,
    split,
    custom = [],
  }: {
    custom?: readonly CustomField[];
    base: AccountBase;
    where: readonly Sql<boolean>[];
    scope: Scope;
    asOf: string /** The last day of records. */;
    upTo?: string;
    split: Split;
  },
): Sql<ExportedRow> {
  const day = sql<string>`${asOf}::date`;
  const derived = DERIVED[type.entity];
  const values = [
    sql`r.code`,
    ...(type.account ? [sql`a.code`] : []),
    ...exportedValues(type, day),
    ...(type.currency ? [sql`r.currency`] : []),
    sql`r.known_at::text`,
    ...(derived?.values ?? []),
    ...custom.map((field) => customCell('r', field)),
  ];
  const accounts = sql`join ${base.account} a on a.id = r.account_id left join ${base.state} s on s.account_id = a.id
    left join ${base.metric} m on m.account_id = a.id`;
  const met = type.account ? [inScope(base.scope, 'a'), ...where] : where.length ? where : [sql<boolean>`true`];
  return sql<ExportedRow>`${type.account ? withCtes(base) : sql``} select r.id, ${cells(values)}${split.columns}
    from ${sql.table(type.table)} r ${type.account ? accounts : sql``} ${exportedJoins(type, scope)} ${derived?.join(day) ?? sql``}
    where ${thereBy(type, sql`${upTo}::date`)} and ${sql.join(met, sql` and `)}
    order by ${split.first}${type.account ? sql`a.code, ` : sql``}r.happened_on, r.code, r.id`;
}
