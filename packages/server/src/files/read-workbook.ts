import type { CellValue, ReadOptions, Workbook } from 'hucre';
import { EncryptedFileError, HucreError, readOds, readXls, readXlsx, streamXlsxRows } from 'hucre';
import { FileFault } from './file-fault.ts';
import type { Cell, SourceRow } from './row.ts';

/** All that touches the spreadsheet library stands here. */

type BookKind = 'xlsx' | 'xls' | 'ods';

/** Names of the sheets in their order. */
export async function sheetNamesOf(bytes: Uint8Array, kind: BookKind): Promise<string[]> {
  return await guarded(async () => {
    if (kind !== 'xlsx') return (await readWhole(bytes, kind)).sheets.map((sheet) => sheet.name);
    const names: string[] = [];
    const noteName: ReadOptions['sheets'] = (sheet) => {
      names.push(sheet.name);
      return false;
    };
    await readXlsx(bytes, { sheets: noteName });
    return names;
  });
}

/** Rows of one sheet with their row numbers; `.xlsx` is streamed, the older kinds hold 65,536 rows at most and are read whole. */
export async function* readWorkbook(bytes: Uint8Array, kind: BookKind, sheet: string): AsyncGenerator<SourceRow, void, undefined> {
  try {
    if (kind === 'xlsx') {
      for await (const row of streamXlsxRows(bytes, { sheet })) yield { line: row.index + 1, cells: row.values.map(toCell) };
      return;
    }
    const rows = (await readWhole(bytes, kind)).sheets.find((each) => each.name === sheet)?.rows ?? [];
    for (const [index, values] of rows.entries()) yield { line: index + 1, cells: values.map(toCell) };
  } catch (error) {
    throw asFault(error);
  }
}

const readWhole = (bytes: Uint8Array, kind: BookKind): Promise<Workbook> => (kind === 'xls' ? readXls(bytes) : readOds(bytes));

/** Excel keeps 15 significant digits; what a file holds beyond them is noise of its arithmetic (68.66499999999999). */
function toCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return isoOf(value.getTime());
}

/** Date cells carry no zone; the library gives them as if in UTC. Serials are fractions of a day, so they are rounded to the second. */
function isoOf(milliseconds: number): string {
  const rounded = Math.round(milliseconds / 1000) * 1000;
  const moment = Temporal.Instant.fromEpochMilliseconds(rounded).toZonedDateTimeISO('UTC').toPlainDateTime();
  const text = moment.toString({ smallestUnit: 'second' });
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFault(error);
  }
}

function asFault(error: unknown): unknown {
  if (error instanceof EncryptedFileError) return new FileFault('invalid', 'file.encrypted');
  if (error instanceof HucreError) return new FileFault('invalid', 'file.broken', { why: error.message });
  return error;
}
