import type { CustomField } from '@fulcrum/contract';
import { applyMapping, FileFault, guessMapping, type Inspection, importCatalog, type Mapping } from '../../files/index.ts';
import { type Entity, REQUIRED, ROW_KEYED } from './entity-rules.ts';
import { FIELD_LABELS } from './field-labels.ts';
import type { KnownMapping } from './known-mappings.ts';

function columnsOf(mapping: Mapping): Set<string> {
  return new Set(
    Object.values(mapping.fields).flatMap((field) =>
      [field.column ?? [], field.columns ?? [], field.product ?? [], field.sum ?? [], field.concat ?? []].flat(),
    ),
  );
}

/** A mapping is for a file when the file has every column that it names. */
function fits(mapping: Mapping, found: Inspection): boolean {
  try {
    applyMapping(mapping, found.header, { fileCode: '' });
    return true;
  } catch (error) {
    if (error instanceof FileFault) return false;
    throw error;
  }
}

/** The known mapping that fits a file and uses most of its columns, two at least. */
function bestKnown(known: readonly KnownMapping[], entity: Entity, found: Inspection): Mapping | undefined {
  return known
    .map(({ mapping }) => ({ mapping, columns: columnsOf(mapping).size }))
    .filter(({ mapping, columns }) => mapping.entity === entity && columns >= 2 && fits(mapping, found))
    .reduce<{ mapping: Mapping; columns: number } | undefined>(
      (best, next) => (best && best.columns >= next.columns ? best : next),
      undefined,
    )?.mapping;
}

const MISSING = { accountCode: 'accounts', productCode: 'products' } as const;

/** Columns called exactly as a company's own field; what a built-in field is called exactly stays that field's. */
function withOwn(fields: Mapping['fields'], { entity, own }: { entity: Entity; own: readonly CustomField[] }, found: Inspection): void {
  const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
  for (const { name: column } of found.header.columns) {
    const field = own.find(({ id, name }) => [name.zh, name.en, id].some((each) => same(each, column)));
    if (!field || fields[`custom.${field.id}`]) continue;
    const taken = Object.keys(fields).find((each) => fields[each]?.column === column);
    const label = taken ? FIELD_LABELS[entity][taken] : undefined;
    if (taken && label && [label.zh, label.en, taken].some((each) => same(each, column))) continue;
    if (taken) delete fields[taken];
    fields[`custom.${field.id}`] = { column };
  }
}

/** A mapping out of the columns' names. Orders bring their missing accounts and products along; a file without codes is numbered. */
function guessed(entity: Entity, found: Inspection, own: readonly CustomField[]): Mapping {
  const { guesses } = guessMapping(importCatalog[entity] ?? [], found.header, found.sample);
  const fields: Mapping['fields'] = {};
  for (const { field, column } of guesses) fields[field] = { column, ...(REQUIRED[entity].includes(field) ? { required: true } : {}) };
  withOwn(fields, { entity, own }, found);
  const name = fields.accountName;
  if (!fields.accountCode && name) {
    const onMissing = entity === 'orders' ? 'create' : 'reject';
    fields.accountCode = { ...name, required: true, lookup: { entity: 'accounts', by: 'name', onMissing } };
  }
  for (const [field, related] of Object.entries(MISSING)) {
    const own = fields[field];
    if (entity === 'orders' && own && !own.lookup) own.lookup = { entity: related, by: 'code', onMissing: 'create' };
  }
  // A code of a register names an account where the file has no code of its own.
  const register = entity === 'accounts' && !fields.code ? (['creditCode', 'schoolCode'] as const).find((each) => fields[each]) : undefined;
  if (register) fields.code = { ...fields[register]! };
  for (const field of ROW_KEYED[entity]) fields[field] ??= { rowKey: true };
  const title = { zh: '按列名推测', en: 'Guessed from the columns' };
  return {
    apiVersion: 'fulcrum/v1',
    kind: 'mapping',
    id: `guessed-${entity}`,
    entity,
    name: title,
    options: {},
    ...(register ? { orKey: [register] } : {}),
    fields,
  };
}

/** How a file's columns are most likely meant. */
export function proposeMapping(known: readonly KnownMapping[], entity: Entity, found: Inspection, own: readonly CustomField[]): Mapping {
  const made = guessed(entity, found, own);
  // A file that was exported for editing says itself what its columns are.
  return made.fields.rowId ? made : (bestKnown(known, entity, found) ?? made);
}
