import type { CellValue } from 'hucre';
import { serialToDate, writeXlsxStream } from 'hucre';
import { guardedText } from './formula-guard.ts';

/**
 * A cell to write. Numbers and exact decimals go as `{ decimal }`, days as `{ date }` (`YYYY-MM-DD`), so that spreadsheets calculate with them;
 * a string is always text.
 */
export type OutCell = string | number | boolean | null | { decimal: string } | { date: string };

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

async function* xlsxBytes(rows: AsyncIterable<readonly OutCell[]>, options: WriteOptions): AsyncGenerator<Uint8Array> {
  // a header row is written as a row of its own: column definitions would make the library expect objects
  const all = async function* (): AsyncGenerator<CellValue[]> {
    yield [...options.headers];
    for await (const row of rows) yield row.map(sheetCell);
  };
  const stream = writeXlsxStream(all(), { name: sheetNameOf(options.sheetName ?? 'Sheet1'), freezePane: { rows: 1 } });
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) yield chunk;
}

/** `+86 138…` and `-12` are numbers, not commands; a sheet keeps them as the text that they are. */
const SIGNED_NUMBER = /^[+\-＋－][\d\s().\-/]*$/;

/** Spreadsheets keep 15 digits: a longer decimal stays text rather than lose its end. Text is guarded here too: it runs when it is edited or saved as CSV. */
function sheetCell(cell: OutCell): CellValue {
  if (typeof cell === 'string') return SIGNED_NUMBER.test(cell) ? cell : guardedText(cell);
  if (cell === null || typeof cell !== 'object') return cell;
  if ('decimal' in cell) return cell.decimal.replace(/\D/g, '').replace(/^0+/, '').length > 15 ? cell.decimal : Number(cell.decimal);
  const serial = Temporal.PlainDate.from('1899-12-30').until(cell.date).days;
  // serial numbers begin in 1900, with a day that never was; earlier days stay text
  return serial < 61 ? cell.date : serialToDate(serial, false);
}

const sheetNameOf = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
