import { guardedText } from './formula-guard.ts';
import type { OutCell } from './out-cell.ts';
import { type SheetRow, workbookBytes } from './write-sheets.ts';

export type WriteOptions = {
  format: 'csv' | 'xlsx';
  headers: readonly string[];
  /** Excel reads UTF-8 only with the mark; on unless told */
  byteOrderMark?: boolean;
  delimiter?: ',' | ';' | '\t';
  sheetName?: string;
};

/** Bytes of a file, made as they are read: memory does not grow with the rows. Rows come as the consumer reads. */
export function writeRows(rows: AsyncIterable<readonly OutCell[]>, options: WriteOptions): AsyncIterable<Uint8Array> {
  return options.format === 'csv' ? csvBytes(rows, options) : xlsxBytes(rows, options);
}

async function* csvBytes(rows: AsyncIterable<readonly OutCell[]>, options: WriteOptions): AsyncGenerator<Uint8Array> {
  const delimiter = options.delimiter ?? ',';
  const line = (cells: readonly OutCell[]): string => `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
  let text = (options.byteOrderMark === false ? '' : '\uFEFF') + line(options.headers);
  for await (const row of rows) {
    text += line(row);
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
}

function csvCell(cell: OutCell, delimiter: string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'decimal' in cell ? cell.decimal : cell.date;
  if (typeof cell !== 'string') return String(cell);
  const safe = guardedText(cell);
  return /["\r\n]/.test(safe) || safe.includes(delimiter) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same as one sheet of a workbook. */
function xlsxBytes(rows: AsyncIterable<readonly OutCell[]>, { headers, sheetName = 'Sheet1' }: WriteOptions): AsyncIterable<Uint8Array> {
  const all = async function* (): AsyncGenerator<SheetRow> {
    for await (const cells of rows) yield { sheet: sheetName, name: sheetName, cells };
  };
  return workbookBytes(all(), { headers, emptyName: sheetName });
}
