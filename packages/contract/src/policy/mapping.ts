import * as z from 'zod';
import { DELIMITERS, ENCODINGS } from '../text-files.ts';
import { isTimeZone } from '../time-zone.ts';

/** What a cell must become for a target field. */
export const FIELD_TYPES = ['text', 'number', 'integer', 'boolean', 'date', 'instant', 'currency'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const text = z.string().min(1);
/** True when a format names at least year, month and day. */
export const namesADay = (format: string): boolean => /Y/.test(format) && /M/.test(format) && /D/.test(format);
const dateFormat = text.refine(namesADay, 'a date format names year, month and day');
const zone = text.refine(isTimeZone, 'unknown time zone');

const source = {
  /** a column's header */
  column: text.optional(),
  /** the first of these columns that is not blank */
  columns: z.array(text).min(1).optional(),
  constant: z.union([z.string(), z.number(), z.boolean()]).optional(),
  product: z.array(text).min(2).optional(),
  sum: z.array(text).min(1).optional(),
  concat: z.array(text).min(1).optional(),
  /** true: the code of the file and the row's line, for files without a key of their own */
  rowKey: z.literal(true).optional(),
};
/** Where a field's value comes from; a field names exactly one. */
export type MappingSource = keyof typeof source;
export const MAPPING_SOURCES = Object.keys(source) as MappingSource[];

const value = {
  ...source,
  type: z.enum(FIELD_TYPES).optional(),
  required: z.boolean().optional(),
  /** the file may lack the column; the field is then left empty */
  optional: z.boolean().optional(),
  /** between the parts of `concat`; a space unless told */
  separator: z.string().optional(),
  date: z.union([dateFormat, z.array(dateFormat).min(1)]).optional(),
  timeZone: zone.optional(),
  /** from what the file says to what is stored */
  map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** what `map` does with a value it does not know: reject the row, keep the value, or leave the field empty */
  unmapped: z.enum(['reject', 'keep', 'empty']).optional(),
};
const hasOneSource = (given: Record<string, unknown>): boolean => MAPPING_SOURCES.filter((name) => given[name] !== undefined).length === 1;
const oneSource = `exactly one of ${MAPPING_SOURCES.join(', ')}`;

const relatedField = z.strictObject(value).refine(hasOneSource, oneSource);
const lookup = z.strictObject({
  entity: text,
  by: text.default('code'),
  onMissing: z.enum(['create', 'reject']).default('reject'),
  /** fields of the record that is created when missing */
  create: z.record(text, relatedField).optional(),
});
const mappedField = z.strictObject({ ...value, lookup: lookup.optional() }).refine(hasOneSource, oneSource);

const rowRule = z
  .strictObject({
    column: text,
    is: z.array(z.string()).optional(),
    startsWith: text.optional(),
    empty: z.boolean().optional(),
    do: z.enum(['skip', 'reject']),
  })
  .refine(
    (rule) => [rule.is, rule.startsWith, rule.empty].filter((each) => each !== undefined).length === 1,
    'exactly one of is, startsWith, empty',
  );

/** A mapping file: which column of a file fills which field of an entity, and how. What fields there are is the importer's to check. */
export const Mapping = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('mapping'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  entity: text,
  name: z.strictObject({ zh: text, en: text }),
  options: z
    .strictObject({
      encoding: z.enum(ENCODINGS).optional(),
      delimiter: z.enum(DELIMITERS).optional(),
      sheet: text.optional(),
      decimal: z.enum(['.', ',']).optional(),
      headerRow: z.union([z.number().int().min(1), z.literal('none')]).optional(),
      dateSystem: z.enum(['1900', '1904']).optional(),
    })
    .default({}),
  /** target fields whose values together name the record; the external code unless told */
  key: z.array(text).min(1).optional(),
  /** fields that name the record where the key is blank or finds none, tried one after another: accounts only */
  orKey: z.array(text).min(1).optional(),
  fields: z.record(text, mappedField).refine((fields) => Object.keys(fields).length > 0, 'at least one field'),
  /** rows left out or rejected, by the first rule that holds */
  when: z.array(rowRule).optional(),
});

export type Mapping = z.output<typeof Mapping>;
export type MappedField = Mapping['fields'][string];
export type MappedValue = z.output<typeof relatedField>;
export type RowRule = z.output<typeof rowRule>;
