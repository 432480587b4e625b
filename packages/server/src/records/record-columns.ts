import { apiName, type RecordField, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/** A field of a record type with the column that keeps it. */
export interface RecordColumn {
  id: string;
  field: RecordField;
  /** The field's name in the API. */
  api: string;
  column: string;
  /** Its SQL type. */
  type: string;
}

const snake = (id: string): string => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const SQL_TYPES: Record<RecordField['kind'], string> = {
  text: 'text',
  longText: 'text',
  choice: 'text',
  day: 'date',
  decimal: 'numeric',
  money: 'numeric',
  integer: 'integer',
  boolean: 'boolean',
  reference: 'uuid',
};

const known = new WeakMap<RecordType, readonly RecordColumn[]>();

/** The columns of a type's own fields, in their order. */
export function columnsOf(type: RecordType): readonly RecordColumn[] {
  const made =
    known.get(type) ??
    Object.entries(type.fields).map(([id, field]) => ({
      id,
      field,
      api: apiName(id, field),
      column: id === type.day ? 'happened_on' : field.kind === 'reference' ? `${snake(id)}_id` : snake(id),
      type: SQL_TYPES[field.kind],
    }));
  known.set(type, made);
  return made;
}

/** Columns of money, which are kept in base currency too where the type has a currency. */
export const moneyOf = (type: RecordType): readonly RecordColumn[] => columnsOf(type).filter(({ field }) => field.kind === 'money');

/** Whether a record r is there by a day: it had happened, or it is a draft that had been drawn up, whose day is yet to come. */
export const thereBy = (type: RecordType, day: Sql): Sql<boolean> =>
  type.fields.draft ? sql<boolean>`(r.happened_on <= ${day} or (r.draft and r.known_at <= ${day}))` : sql<boolean>`r.happened_on <= ${day}`;

/** A value as its column takes it: money and decimals to six places. */
export function columnValue({ field, type }: RecordColumn, value: unknown): Sql {
  const cast = sql`${value ?? null}::${sql.raw(type)}`;
  return field.kind === 'money' || field.kind === 'decimal' ? sql`round(${cast}, 6)` : cast;
}
