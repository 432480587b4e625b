import type { Problem } from './problem.ts';

/**
 * A cell as the file holds it. Text files give strings only; workbooks also numbers and booleans.
 * Date cells of a workbook come as ISO text without a zone (`2010-12-01`, `2010-12-01T08:26:00`), so that rows cross threads as they are.
 */
export type Cell = string | number | boolean | null;

/** One row with its 1-based place in the source: the line in a text file, the row in a sheet. `line` 0 is a made-up header row (keys of JSON lines). */
export type SourceRow = { line: number; cells: Cell[]; problem?: Problem };

export const isBlankCell = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

export const isBlankRow = (cells: readonly Cell[]): boolean => cells.every(isBlankCell);
