import type { CellValue, Workbook } from 'hucre';
import { EncryptedFileError, HucreError, readOds, readXls } from 'hucre';
import { FileFault } from './file-fault.ts';
import type { Cell } from './row.ts';
import { isoOfDate } from './workbook-cell.ts';
import type { Book } from './xlsx-package.ts';
import { spreadsheetNumber } from './xlsx-rows.ts';
import { assertHonest, type ZipEntry } from './zip-check.ts';

/** Opens a workbook of the older kinds by the spreadsheet library. They hold 65,536 rows at most and are read whole. */
export async function openBook(bytes: Uint8Array, kind: 'xls' | 'ods', entries: readonly ZipEntry[]): Promise<Book> {
  await assertHonest(bytes, entries);
  const { sheets } = await readWhole(bytes, kind);
  return {
    sheets,
    async *rows(name) {
      const rows = sheets.find((each) => each.name === name)?.rows ?? [];
      for (const [index, values] of rows.entries()) yield { line: index + 1, cells: values.map(toCell) };
    },
  };
}

function toCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return spreadsheetNumber(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return isoOfDate(value);
}

/** A damaged file makes the library fall in its own ways; to who brought it they all mean the same. */
async function readWhole(bytes: Uint8Array, kind: 'xls' | 'ods'): Promise<Workbook> {
  try {
    return await (kind === 'xls' ? readXls(bytes) : readOds(bytes));
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new FileFault('invalid', 'file.encrypted');
    if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError)
      throw new FileFault('invalid', 'file.broken', { why: error.message.slice(0, 200) });
    throw error;
  }
}
