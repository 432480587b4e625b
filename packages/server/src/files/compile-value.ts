import { add, multiply } from './decimal.ts';
import type { FieldType } from './entity-fields.ts';
import { FileFault } from './file-fault.ts';
import type { ColumnFinder } from './find-column.ts';
import type { MappedValue, Mapping } from './mapping.ts';
import { normaliseBoolean } from './normalise-boolean.ts';
import { normaliseCurrency } from './normalise-currency.ts';
import type { DateReading } from './normalise-date.ts';
import { dateReader, instantReader } from './normalise-date.ts';
import { normaliseInteger, normaliseNumber } from './normalise-number.ts';
import { normaliseText } from './normalise-text.ts';
import type { Reading } from './problem.ts';
import { read, unreadable } from './problem.ts';
import type { Cell, SourceRow } from './row.ts';
import { isBlankCell } from './row.ts';

export type FieldValue = string | boolean | null;

/**
 * `fileCode` names the file (and the sheet) in keys of rows that have none of their own; see `fileCodeOf`. `timeZone`: where moments were
 * written that say no zone, unless the mapping knows.
 */
export type RowContext = { fileCode: string; timeZone?: string };

export type CompiledValue = { field: string; columns: readonly string[]; read: (row: SourceRow) => Reading<FieldValue> };

type CellReader = (cell: Cell | undefined) => Reading<FieldValue>;

/** Turns one field of a mapping into a function of the row; all that can be decided once is decided here. */
export function compileValue(
  field: string,
  source: MappedValue,
  defaultType: FieldType,
  options: Mapping['options'],
  columns: ColumnFinder,
  context: RowContext,
): CompiledValue {
  const readCell = withMap(source, cellReader(source.type ?? defaultType, source, options, context.timeZone));
  const names = source.product ?? source.sum ?? source.concat ?? source.columns ?? (source.column === undefined ? [] : [source.column]);
  const absent = source.optional === true && !names.some((name) => columns.has(name)) && names.length > 0;
  const readRow = absent ? () => read(null) : compileSource(source, readCell, options, columns, context);
  const required = source.required === true;
  return {
    field,
    columns: names,
    read: (row) => {
      const reading = readRow(row);
      return required && reading.ok && reading.value === null ? unreadable('import.value.required', '') : reading;
    },
  };
}

function compileSource(
  source: MappedValue,
  readCell: CellReader,
  options: Mapping['options'],
  columns: ColumnFinder,
  context: RowContext,
): (row: SourceRow) => Reading<FieldValue> {
  if (source.column !== undefined) {
    const at = columns.indexOf(source.column);
    return (row) => readCell(row.cells[at]);
  }
  if (source.columns !== undefined) {
    const present = source.columns.filter((name) => columns.has(name));
    // one of the alternatives must be there, or the mapping is for another file
    const places = (present.length === 0 ? source.columns : present).map((name) => columns.indexOf(name));
    return (row) => readCell(row.cells[places.find((at) => !isBlankCell(row.cells[at])) ?? places[0]!]);
  }
  if (source.constant !== undefined) {
    const constant = readCell(source.constant);
    if (!constant.ok) throw new FileFault('invalid', 'mapping.invalid', { issues: [`constant: ${constant.problem.code}`] });
    return () => constant;
  }
  if (source.rowKey) return (row) => read(`${context.fileCode}:${row.line}`);
  const places = (source.product ?? source.sum ?? source.concat ?? []).map((name) => columns.indexOf(name));
  if (source.concat !== undefined) return (row) => joined(row, places, source.separator ?? ' ', readCell);
  const compute = source.product === undefined ? add : multiply;
  return (row) => {
    const numbers: string[] = [];
    for (const at of places) {
      const number = normaliseNumber(row.cells[at], options.decimal);
      if (!number.ok) return number;
      if (number.value !== null) numbers.push(number.value);
    }
    // a product needs all its factors, a sum at least one term
    const enough = source.product === undefined ? numbers.length > 0 : numbers.length === places.length;
    return read(enough ? compute(numbers) : null);
  };
}

function joined(row: SourceRow, places: readonly number[], separator: string, readCell: CellReader): Reading<FieldValue> {
  const parts: string[] = [];
  for (const at of places) {
    const text = normaliseText(row.cells[at]);
    if (!text.ok) return text;
    if (text.value !== null) parts.push(text.value);
  }
  return parts.length === 0 ? read(null) : readCell(parts.join(separator));
}

function withMap(source: MappedValue, readCell: CellReader): CellReader {
  if (source.map === undefined) return readCell;
  const known = new Map(Object.entries(source.map).map(([from, to]) => [from.normalize('NFKC').trim().toLowerCase(), to]));
  return (cell) => {
    const text = normaliseText(cell);
    if (!text.ok || text.value === null) return text.ok ? read(null) : text;
    const target = known.get(text.value.normalize('NFKC').toLowerCase());
    if (target !== undefined) return readCell(target);
    if (source.unmapped === 'keep') return readCell(text.value);
    return source.unmapped === 'empty' ? read(null) : unreadable('import.value.not_in_map', text.value);
  };
}

function cellReader(type: FieldType, source: MappedValue, options: Mapping['options'], timeZone = 'UTC'): CellReader {
  const dates: DateReading = {
    ...(source.date === undefined ? {} : { formats: [source.date].flat() }),
    ...(source.timeZone === undefined ? {} : { timeZone: source.timeZone }),
    ...(options.dateSystem === undefined ? {} : { dateSystem: options.dateSystem }),
  };
  switch (type) {
    case 'text':
      return normaliseText;
    case 'number':
      return (cell) => normaliseNumber(cell, options.decimal);
    case 'integer':
      return (cell) => normaliseInteger(cell, options.decimal);
    case 'boolean':
      return normaliseBoolean;
    case 'currency':
      return normaliseCurrency;
    case 'date':
      return remembering(asText(dateReader(dates)));
    case 'instant':
      return remembering(asText(instantReader({ timeZone, ...dates })));
  }
}

const asText =
  (readOne: (cell: Cell | undefined) => Reading<{ toString(): string } | null>): CellReader =>
  (cell) => {
    const reading = readOne(cell);
    return reading.ok ? read(reading.value === null ? null : reading.value.toString()) : reading;
  };

/** Dates repeat from row to row; reading one is dear. The memory is emptied when it has grown, so it stays small. */
function remembering(readOne: CellReader): CellReader {
  const known = new Map<Cell | undefined, Reading<FieldValue>>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (known.size > 5000) known.clear();
    const reading = readOne(cell);
    known.set(cell, reading);
    return reading;
  };
}
