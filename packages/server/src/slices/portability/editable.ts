import { type CustomField, recordTypeOf } from '@fulcrum/contract';
import type { Db } from '../../db/database.ts';
import type { Entity } from './entity-rules.ts';
import { ACCOUNT_COLUMNS, customColumn, type ExportColumn, ORDER_COLUMNS, SEVERAL_OF } from './export-columns.ts';
import { CONTACT_COLUMNS, INTERACTION_COLUMNS, PRODUCT_COLUMNS } from './export-people.sql.ts';
import { recordColumns } from './export-records.ts';
import { ownFields } from './mappings.sql.ts';

/** How two cells of a column are held against each other: as they stand, as numbers, as sets, or as the colleague that they name. */
export type Compared = 'text' | 'number' | 'set' | 'user';
/** A column of an export for editing: the field that an import fills with it, the column's own id, and how its cells are compared. */
export interface EditColumn {
  field: string;
  id: string;
  compared: Compared;
  column: ExportColumn;
}

const COLUMNS: Partial<Record<string, readonly ExportColumn[]>> = {
  accounts: ACCOUNT_COLUMNS,
  contacts: CONTACT_COLUMNS,
  interactions: INTERACTION_COLUMNS,
  orders: ORDER_COLUMNS,
  products: PRODUCT_COLUMNS,
};
/** The built-in columns of an entity in the order of its exported cells. */
export const plainColumns = (entity: string): readonly ExportColumn[] => {
  const type = recordTypeOf(entity);
  return type ? recordColumns(type) : (COLUMNS[entity] ?? []);
};

/** What names a row to a person, by the field that says it; the first that says anything. */
const NAMED: Record<string, readonly string[]> = { orders: ['orderCode'], interactions: ['summary', 'code'] };
export const namedBy = (entity: string): readonly string[] => NAMED[entity] ?? ['name', 'title', 'code', 'accountCode'];

function comparedAs(entity: string, { id, type }: ExportColumn): Compared {
  if (SEVERAL_OF[entity]?.includes(id)) return 'set';
  const field = recordTypeOf(entity)?.fields[id.replace(/Code$/, '')];
  if (/Email$/.test(id) || (field?.kind === 'reference' && field.to === 'users')) return 'user';
  return type === 'decimal' ? 'number' : 'text';
}
const OWN: Partial<Record<CustomField['type'], Compared>> = { number: 'number', money: 'number', multi_choice: 'set', user: 'user' };

/** Every column of an export for editing, a company's own fields behind, as both the export and the import ask for them. */
export async function editColumns(db: Db, entity: Entity): Promise<EditColumn[]> {
  const own = await ownFields(db, entity);
  return [
    ...plainColumns(entity).map((column) => ({ field: column.id, id: column.id, compared: comparedAs(entity, column), column })),
    ...own.map((field) => ({
      field: `custom.${field.id}`,
      id: field.id,
      compared: OWN[field.type] ?? ('text' as const),
      column: customColumn(field),
    })),
  ];
}
