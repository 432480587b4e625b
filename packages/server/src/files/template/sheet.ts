import { FileFault } from '../file-fault.ts';
import { columnName } from '../sheet-xml.ts';
import { columnOf } from '../xlsx-rows.ts';
import { attribute, xmlText } from '../xml-scanner.ts';
import { sharedFormula } from './move-formula.ts';
import { elements, withoutAttribute } from './xml-edit.ts';

export interface Formula {
  text: string;
  /** Of an array or a data table: what the tag says, its place among it. */
  attributes: string;
}
export interface TemplateCell {
  column: number;
  /** `AB`. */
  letters: string;
  /** Attributes but place and type. */
  attributes: string;
  type: string;
  raw: string;
  inner: string;
  formula: Formula | null;
}
export interface TemplateRow {
  number: number;
  /** Attributes but the number. */
  attributes: string;
  cells: TemplateCell[];
  raw: string;
}
/** A sheet taken apart at its rows. */
export interface Sheet {
  before: string;
  rows: TemplateRow[];
  after: string;
}

const MOST_ROWS = 1_048_576;
/** Formulas written once for several cells, by their number. */
type Shared = Map<string, { text: string; row: number; column: number }>;

export function parseSheet(xml: string): Sheet {
  const [data] = elements(xml, 'sheetData');
  if (!data) throw new FileFault('invalid', 'file.broken', { why: 'no rows' });
  if (data.inner === null) return { before: xml.slice(0, data.start), rows: [], after: xml.slice(data.start) };
  const start = data.end - '</sheetData>'.length - data.inner.length;
  const shared: Shared = new Map();
  const rows: TemplateRow[] = [];
  let number = 0;
  for (const row of elements(data.inner, 'row')) {
    const given = Number(attribute(row.attributes, 'r') ?? number + 1);
    if (!(Number.isSafeInteger(given) && given > number && given <= MOST_ROWS))
      throw new FileFault('invalid', 'file.broken', { why: `row ${given}` });
    number = given;
    const cells = row.inner === null ? [] : cellsOf(row.inner, number, shared);
    rows.push({ number, attributes: withoutAttribute(row.attributes, 'r'), cells, raw: data.inner.slice(row.start, row.end) });
  }
  return { before: xml.slice(0, start), rows, after: xml.slice(start + data.inner.length) };
}

function cellsOf(xml: string, row: number, shared: Shared): TemplateCell[] {
  let column = -1;
  return [...elements(xml, 'c')].map((cell) => {
    const reference = attribute(cell.attributes, 'r');
    column = reference === undefined ? column + 1 : columnOf(reference);
    if (column < 0 || column > 16_383) throw new FileFault('invalid', 'file.broken', { why: `cell ${reference}` });
    const inner = cell.inner ?? '';
    return {
      column,
      letters: columnName(column),
      attributes: withoutAttribute(withoutAttribute(cell.attributes, 'r'), 't'),
      type: attribute(cell.attributes, 't') ?? 'n',
      raw: xml.slice(cell.start, cell.end),
      inner,
      formula: formulaOf(inner, row, column, shared),
    };
  });
}

function formulaOf(inner: string, row: number, column: number, shared: Shared): Formula | null {
  if (!inner.includes('<f')) return null;
  const [found] = elements(inner, 'f');
  if (!found) return null;
  const text = xmlText(found.inner ?? '');
  const kind = attribute(found.attributes, 't');
  if (kind !== 'shared') return { text, attributes: kind === 'array' || kind === 'dataTable' ? found.attributes : '' };
  const number = attribute(found.attributes, 'si') ?? '';
  if (text !== '') shared.set(number, { text, row, column });
  const first = shared.get(number);
  return first ? { text: sharedFormula(first.text, row - first.row, column - first.column), attributes: '' } : null;
}
