import type { CompiledValue, FieldValue, RowContext } from './compile-value.ts';
import { compileValue } from './compile-value.ts';
import type { ImportCatalog } from './entity-fields.ts';
import { fieldTypeOf, importCatalog } from './entity-fields.ts';
import { columnFinder } from './find-column.ts';
import type { Header } from './header.ts';
import type { Mapping, RowRule } from './mapping.ts';
import { normaliseText } from './normalise-text.ts';
import type { Problem } from './problem.ts';
import type { Cell, SourceRow } from './row.ts';
import { isBlankCell } from './row.ts';

/** A problem of one field, with the columns (headers) it was read from. */
export type FieldProblem = Problem & { field: string; columns: readonly string[] };

/**
 * A row in the words of the target entity. Numbers are exact decimal texts, dates `YYYY-MM-DD`, instants ISO in UTC; a blank cell is null.
 * `related` holds, by field with a lookup, the values for a record that is created when missing. `skipped`: a rule of the mapping left it out.
 */
export type MappedRow = {
  line: number;
  values: Record<string, FieldValue>;
  related?: Record<string, Record<string, FieldValue>>;
  key?: string;
  problems: FieldProblem[];
  skipped?: true;
};

/** Compiles a mapping against a file's header. Faults `mapping.column_missing` when a column it needs is not there. */
export function applyMapping(
  mapping: Mapping,
  header: Header,
  context: RowContext,
  catalog: ImportCatalog = importCatalog,
): (row: SourceRow) => MappedRow {
  const columns = columnFinder(header);
  const compiled = Object.entries(mapping.fields).map(([target, field]) => ({
    target,
    value: compileValue(target, field, typeOf(catalog, mapping.entity, target), mapping.options, columns, context),
    related: Object.entries(field.lookup?.create ?? {}).map(([created, source]) => ({
      created,
      value: compileValue(
        `${target}.${created}`,
        source,
        typeOf(catalog, field.lookup!.entity, created),
        mapping.options,
        columns,
        context,
      ),
    })),
  }));
  const rules = (mapping.when ?? []).map((rule) => ({
    rule,
    column: columns.indexOf(rule.column),
    holds: compileRule(rule, columns.indexOf(rule.column)),
  }));
  const width = header.columns.at(-1)?.index ?? 0;

  return (row) => {
    const mapped: MappedRow = { line: row.line, values: {}, problems: [] };
    if (row.problem !== undefined) mapped.problems.push({ ...row.problem, field: '', columns: [] });
    const rule = rules.find((each) => each.holds(row.cells));
    if (rule?.rule.do === 'skip') return { ...mapped, skipped: true };
    if (rule !== undefined) {
      const value = String(row.cells[rule.column] ?? '');
      mapped.problems.push({ code: 'import.row.refused_by_rule', params: { value }, field: '', columns: [rule.rule.column] });
    }
    if (row.cells.length > width + 1 && !row.cells.slice(width + 1).every(isBlankCell)) {
      mapped.problems.push({
        code: 'import.row.too_many_cells',
        params: { cells: row.cells.length, columns: width + 1 },
        field: '',
        columns: [],
      });
    }
    for (const { target, value, related } of compiled) {
      mapped.values[target] = take(value, row, mapped.problems);
      if (related.length === 0) continue;
      const record: Record<string, FieldValue> = {};
      for (const each of related) record[each.created] = take(each.value, row, mapped.problems);
      mapped.related ??= {};
      mapped.related[target] = record;
    }
    const key = mapping.key?.map((field) => mapped.values[field]);
    if (key?.every((part) => part !== null && part !== undefined)) mapped.key = key.length === 1 ? String(key[0]) : JSON.stringify(key);
    return mapped;
  };
}

function take(compiled: CompiledValue, row: SourceRow, problems: FieldProblem[]): FieldValue {
  const reading = compiled.read(row);
  if (reading.ok) return reading.value;
  problems.push({ ...reading.problem, field: compiled.field, columns: compiled.columns });
  return null;
}

function typeOf(catalog: ImportCatalog, entity: string, target: string) {
  return fieldTypeOf(catalog[entity] ?? [], target) ?? 'text';
}

function compileRule(rule: RowRule, column: number): (cells: readonly Cell[]) => boolean {
  if (rule.empty !== undefined) return (cells) => isBlankCell(cells[column]) === rule.empty;
  const textOf = (cell: Cell | undefined): string => {
    const text = normaliseText(cell);
    return text.ok ? (text.value ?? '') : '';
  };
  if (rule.startsWith !== undefined) return (cells) => textOf(cells[column]).startsWith(rule.startsWith!);
  const wanted = new Set(rule.is);
  return (cells) => wanted.has(textOf(cells[column]));
}
