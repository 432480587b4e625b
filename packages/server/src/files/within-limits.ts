import { FileFault } from './file-fault.ts';
import type { FileLimits } from './limits.ts';
import type { SourceRow } from './row.ts';
import { isBlankCell } from './row.ts';

/** Passes rows on until one breaks a cap. What no database keeps (NUL, half a surrogate pair) is taken out of the cells. Empty cells at the end of a row are cut off: sheets often pretend to be 16,384 columns wide. */
export async function* withinLimits(rows: AsyncIterable<SourceRow>, limits: FileLimits): AsyncGenerator<SourceRow, void, undefined> {
  const start = performance.now();
  let waited = 0;
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > limits.rows) throw new FileFault('limit', 'file.too_many_rows', { limit: limits.rows });
    checkCells(row, limits);
    if (count % 1024 === 0 && performance.now() - start - waited > limits.parseMs) {
      throw new FileFault('limit', 'file.took_too_long', { limit: limits.parseMs });
    }
    const given = performance.now();
    yield row;
    waited += performance.now() - given;
  }
}

function checkCells(row: SourceRow, limits: FileLimits): void {
  const { cells } = row;
  while (cells.length > 0 && (cells.at(-1) === null || (cells.length > limits.columns && isBlankCell(cells.at(-1))))) cells.pop();
  if (cells.length > limits.columns) {
    throw new FileFault('limit', 'file.too_many_columns', { limit: limits.columns, line: row.line, columns: cells.length });
  }
  for (const [at, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue;
    if (cell.length > limits.cellChars) throw new FileFault('limit', 'file.cell_too_long', { limit: limits.cellChars, line: row.line });
    if (cell.includes('\u0000') || !cell.isWellFormed()) cells[at] = cell.replaceAll('\u0000', '').toWellFormed();
  }
}
