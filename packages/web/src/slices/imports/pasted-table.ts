import { type Cells, parsePasted, serialise } from './pasted-text.ts';

/** A row being edited; its id stays when rows above it go. */
export interface PastedRow {
  id: number;
  cells: string[];
}
export interface PastedTable {
  headers: string[];
  rows: PastedRow[];
  /** The id of the next row. */
  next: number;
}

/** More is a file's work: a grid of so many cells is neither fast nor looked through. */
export const MOST_PASTED = 1000;

/** The first row of what was pasted names the columns. */
export function tableOf(text: string): PastedTable | null {
  const [headers, ...rows] = parsePasted(text).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (!headers || rows.length > MOST_PASTED) return null;
  return { headers, rows: rows.map((cells, id) => ({ id, cells })), next: rows.length };
}

const blankRow = (id: number, columns: number): PastedRow => ({ id, cells: Array<string>(columns).fill('') });
const withCell = (cells: string[], column: number, value: string): string[] => cells.map((cell, at) => (at === column ? value : cell));

export const withHeader = (table: PastedTable, column: number, value: string): PastedTable => ({
  ...table,
  headers: withCell(table.headers, column, value),
});
export const withValue = (table: PastedTable, id: number, column: number, value: string): PastedTable => ({
  ...table,
  rows: table.rows.map((row) => (row.id === id ? { ...row, cells: withCell(row.cells, column, value) } : row)),
});
export const withRow = (table: PastedTable): PastedTable => ({
  ...table,
  rows: [...table.rows, blankRow(table.next, table.headers.length)],
  next: table.next + 1,
});
export const withoutRow = (table: PastedTable, id: number): PastedTable => ({ ...table, rows: table.rows.filter((row) => row.id !== id) });

/** A block laid over the table from a cell on: rows are added as it needs them, columns beyond the last are left off. */
export function withBlock(table: PastedTable, id: number, column: number, block: Cells): PastedTable {
  const from = table.rows.findIndex((row) => row.id === id);
  const missing = Math.max(0, Math.min(MOST_PASTED, from + block.length) - table.rows.length);
  const added = Array.from({ length: missing }, (_, at) => blankRow(table.next + at, table.headers.length));
  const rows = [...table.rows, ...added].map((row, at) => {
    const laid = block[at - from];
    return laid ? { ...row, cells: row.cells.map((cell, place) => laid[place - column] ?? cell) } : row;
  });
  return { ...table, rows, next: table.next + missing };
}

/** The table as the file that is checked, with the line on which each row begins in it. Blank rows stay out, as an import leaves them out. */
export function fileOf(table: PastedTable, name: string): { file: File; rowAt: Map<number, number> } {
  const oneBreak = (cells: string[]) => cells.map((cell) => cell.replace(/\r\n?/g, '\n'));
  const kept = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const lines = [oneBreak(table.headers), ...kept.map(({ cells }) => oneBreak(cells))];
  const rowAt = new Map<number, number>();
  let line = 1;
  for (const [at, cells] of lines.entries()) {
    if (at > 0) rowAt.set(line, kept[at - 1]!.id);
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
  }
  return { file: new File(['\uFEFF', serialise(lines, ',')], name, { type: 'text/csv' }), rowAt };
}
