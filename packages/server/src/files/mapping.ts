import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { namesADay } from './date-format.ts';
import { delimiters } from './delimiter.ts';
import { encodings } from './encoding.ts';
import type { ImportCatalog } from './entity-fields.ts';
import { fieldTypeOf, importCatalog } from './entity-fields.ts';
import { FileFault } from './file-fault.ts';

const text = z.string().min(1);
const dateFormat = text.refine(namesADay, 'a date format names year, month and day');
const zone = text.refine((id) => isZone(id), 'unknown time zone');
const fieldTypes = z.enum(['text', 'number', 'integer', 'boolean', 'date', 'instant', 'currency']);

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
const sourceNames = Object.keys(source) as (keyof typeof source)[];

const value = {
  ...source,
  type: fieldTypes.optional(),
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
const hasOneSource = (given: Record<string, unknown>): boolean => sourceNames.filter((name) => given[name] !== undefined).length === 1;
const oneSource = `exactly one of ${sourceNames.join(', ')}`;

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

const mappingShape = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('mapping'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  entity: text,
  name: z.strictObject({ zh: text, en: text }),
  options: z
    .strictObject({
      encoding: z.enum(encodings).optional(),
      delimiter: z.enum(delimiters).optional(),
      sheet: text.optional(),
      decimal: z.enum(['.', ',']).optional(),
      headerRow: z.union([z.number().int().min(1), z.literal('none')]).optional(),
      dateSystem: z.enum(['1900', '1904']).optional(),
    })
    .default({}),
  /** target fields whose values together name the record; the external code unless told */
  key: z.array(text).min(1).optional(),
  fields: z.record(text, mappedField).refine((fields) => Object.keys(fields).length > 0, 'at least one field'),
  /** rows left out or rejected, by the first rule that holds */
  when: z.array(rowRule).optional(),
});

export type Mapping = z.output<typeof mappingShape>;
export type MappedField = Mapping['fields'][string];
export type MappedValue = z.output<typeof relatedField>;
export type RowRule = z.output<typeof rowRule>;

/** Reads a mapping file. Faults `mapping.invalid` with one line an issue (`fields.amount.colum: …`); unknown keys are refused. */
export function parseMapping(yaml: string, catalog: ImportCatalog = importCatalog): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) throw invalid(document.errors.map((error) => `${error.linePos?.[0].line ?? 0}: ${error.code}`));
  return checkMapping(document.toJS({ maxAliasCount: 10 }), catalog);
}

/** The same for a mapping that is already an object. */
export function checkMapping(given: unknown, catalog: ImportCatalog = importCatalog): Mapping {
  const parsed = mappingShape.safeParse(given);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.flatMap((issue) => issuePaths(issue).map((path) => `${path}: ${issue.message}`)));
  }
  const issues = [...targetIssues(parsed.data, catalog)];
  if (issues.length > 0) throw invalid(issues);
  return parsed.data;
}

function issuePaths(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [issue.path.join('.')];
  return issue.keys.map((key) => [...issue.path, key].join('.'));
}

function* targetIssues(mapping: Mapping, catalog: ImportCatalog): Generator<string> {
  const fields = catalog[mapping.entity];
  if (fields === undefined) {
    yield `entity: unknown, one of ${Object.keys(catalog).join(', ')}`;
    return;
  }
  for (const [target, field] of Object.entries(mapping.fields)) {
    if (fieldTypeOf(fields, target) === undefined) yield `fields.${target}: unknown field of ${mapping.entity}`;
    if (field.lookup === undefined) continue;
    const related = catalog[field.lookup.entity];
    if (related === undefined) yield `fields.${target}.lookup.entity: unknown`;
    for (const created of Object.keys(field.lookup.create ?? {})) {
      if (related !== undefined && fieldTypeOf(related, created) === undefined) {
        yield `fields.${target}.lookup.create.${created}: unknown field of ${field.lookup.entity}`;
      }
    }
  }
  for (const key of mapping.key ?? []) if (mapping.fields[key] === undefined) yield `key: ${key} is not among the fields`;
}

function isZone(id: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
    return true;
  } catch {
    return false;
  }
}

const invalid = (issues: string[]): FileFault => new FileFault('invalid', 'mapping.invalid', { issues });
