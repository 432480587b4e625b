import { Mapping } from '@fulcrum/contract';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ImportCatalog } from './entity-fields.ts';
import { fieldTypeOf, importCatalog } from './entity-fields.ts';
import { FileFault } from './file-fault.ts';

export type { MappedValue, Mapping, RowRule } from '@fulcrum/contract';

/** Reads a mapping file. Faults `mapping.invalid` with one line an issue (`fields.amount.colum: …`); unknown keys are refused. */
export function parseMapping(yaml: string, catalog: ImportCatalog = importCatalog): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) throw invalid(document.errors.map((error) => `${error.linePos?.[0].line ?? 0}: ${error.code}`));
  return checkMapping(document.toJS({ maxAliasCount: 10 }), catalog);
}

/** The same for a mapping that is already an object. */
export function checkMapping(given: unknown, catalog: ImportCatalog = importCatalog): Mapping {
  const parsed = Mapping.safeParse(given);
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
    // Tags are made and found by their names; no file brings them alone.
    if (related === undefined && field.lookup.entity !== 'tags') yield `fields.${target}.lookup.entity: unknown`;
    for (const created of Object.keys(field.lookup.create ?? {})) {
      if (related !== undefined && fieldTypeOf(related, created) === undefined) {
        yield `fields.${target}.lookup.create.${created}: unknown field of ${field.lookup.entity}`;
      }
    }
  }
  for (const name of ['key', 'orKey'] as const)
    for (const key of mapping[name] ?? []) if (mapping.fields[key] === undefined) yield `${name}: ${key} is not among the fields`;
}

const invalid = (issues: string[]): FileFault => new FileFault('invalid', 'mapping.invalid', { issues });
