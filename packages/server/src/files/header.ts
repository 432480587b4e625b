import type { HeaderColumn, HeaderWarning } from './header-names.ts';
import { columnLetter, mergeHeaderRows, nameColumns } from './header-names.ts';
import type { Cell, SourceRow } from './row.ts';
import { isBlankCell, isBlankRow } from './row.ts';

/** Where the table begins and what its columns are called. */
export type Header = {
  columns: HeaderColumn[];
  /** rows from this line on are data */
  firstDataLine: number;
  /** lines that make up the header; empty when the file has none and columns are called A, B, C… */
  headerLines: number[];
  /** text found above the header */
  titles: string[];
  warnings: HeaderWarning[];
};

/** `headerRow`: the line that holds the header, or `none`; detected when left out. */
export type HeaderChoice = { headerRow?: number | 'none' };

/** Rows worth giving to `detectHeader`. */
export const HEADER_SAMPLE_ROWS = 60;

/** Finds the header in the first rows of a table: below titles and blank rows, over several rows when its cells were merged. */
export function detectHeader(sample: readonly SourceRow[], choice: HeaderChoice = {}): Header {
  const rows = sample.filter((row) => !isBlankRow(row.cells));
  if (rows.length === 0)
    return { columns: [], firstDataLine: 1, headerLines: [], titles: [], warnings: [{ code: 'import.header.no_rows', params: {} }] };
  const typical = typicalWidth(rows);
  let at = rows[0]!.line === 0 ? 0 : rows.findIndex((row) => isWide(row, typical));
  if (at < 0) at = 0;
  if (typeof choice.headerRow === 'number') {
    const wanted = choice.headerRow;
    at = Math.max(
      0,
      rows.findIndex((row) => row.line >= wanted),
    );
  }
  const titles = rows.slice(0, at).map((row) => row.cells.filter((cell) => !isBlankCell(cell)).join(' '));
  const below = rows.slice(at + 1);
  const headless = choice.headerRow === 'none' || (choice.headerRow === undefined && rows[at]!.line !== 0 && isData(rows[at]!, below));
  if (headless) return withoutHeader(rows, choice.headerRow === 'none' ? 0 : at, titles);

  const headerRows = [rows[at]!, ...continuations(rows[at]!, below, rows[at]!.line === 0)];
  const dataRows = rows.slice(at + headerRows.length);
  const width = Math.max(...rows.slice(at).map(filledWidth));
  const { columns, warnings } = nameColumns(
    mergeHeaderRows(
      headerRows.map((row) => row.cells),
      width,
    ),
    dataRows,
  );
  const firstDataLine = dataRows[0]?.line ?? headerRows.at(-1)!.line + 1;
  return { columns, firstDataLine, headerLines: headerRows.map((row) => row.line), titles, warnings };
}

/** Data rows only: below the header and not blank. */
export async function* dataRowsOf(rows: AsyncIterable<SourceRow>, header: Header): AsyncGenerator<SourceRow, void, undefined> {
  for await (const row of rows) if (row.line >= header.firstDataLine && !isBlankRow(row.cells)) yield row;
}

function withoutHeader(rows: readonly SourceRow[], from: number, titles: string[]): Header {
  const width = Math.max(...rows.slice(from).map(filledWidth));
  const columns = Array.from({ length: width }, (_, index) => ({ index, name: columnLetter(index), letter: columnLetter(index) }));
  return { columns, firstDataLine: rows[from]!.line, headerLines: [], titles, warnings: [{ code: 'import.header.missing', params: {} }] };
}

const filledCount = (row: SourceRow): number => row.cells.reduce<number>((count, cell) => count + (isBlankCell(cell) ? 0 : 1), 0);
const filledWidth = (row: SourceRow): number => row.cells.findLastIndex((cell) => !isBlankCell(cell)) + 1;
/** A header fills half of the columns and reaches over most of them; titles and notes stay on the left. */
const isWide = (row: SourceRow, typical: number): boolean =>
  filledCount(row) >= Math.max(1, Math.min(2, typical), Math.ceil(typical / 2)) && filledWidth(row) >= typical * 0.6;

/** The commonest number of filled cells, the larger one among equals. */
function typicalWidth(rows: readonly SourceRow[]): number {
  const tally = new Map<number, number>();
  for (const row of rows) tally.set(filledCount(row), (tally.get(filledCount(row)) ?? 0) + 1);
  return [...tally].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best))[0];
}

const isValue = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^\s*[-+¥￥$(]?[\d０-９][\d０-９.,，/:%年月日 \-T+Z)]*\s*$/.test(cell));

/** A first row that holds values where the rows below hold values too, and nowhere text above values, is data itself. */
function isData(row: SourceRow, below: readonly SourceRow[]): boolean {
  let alike = 0;
  for (let column = 0; column < row.cells.length; column += 1) {
    const cells = below
      .slice(0, 20)
      .map((each) => each.cells[column])
      .filter((cell) => !isBlankCell(cell));
    const values = below.length === 0 || cells.filter(isValue).length > cells.length / 2;
    if (!values || isBlankCell(row.cells[column])) continue;
    if (isValue(row.cells[column])) alike += 1;
    else if (below.length > 0) return false;
  }
  return alike > 0;
}

/** Rows below a header row that belong to it: text only, nothing under its first cell, and at least once a name where it has a gap. */
function continuations(header: SourceRow, below: readonly SourceRow[], certain: boolean): SourceRow[] {
  if (certain) return [];
  const found: SourceRow[] = [];
  const first = header.cells.findIndex((cell) => !isBlankCell(cell));
  for (const row of below.slice(0, 4)) {
    const filled = row.cells.flatMap((cell, column) => (isBlankCell(cell) ? [] : [column]));
    const textOnly = filled.every((column) => typeof row.cells[column] === 'string' && !isValue(row.cells[column]));
    const fillsGap = filled.some((column) => column > first && isBlankCell(header.cells[column]));
    const underMerged = isBlankCell(row.cells[first]) && (fillsGap || found.length > 0);
    const groups = found.length === 0 && fillsGap && filled[0] === first && isFullSubHeader(header, row, below.slice(1));
    const completes = found.length === 0 && completesGroups(header, row, first);
    if (!textOnly || !(underMerged || groups || completes)) break;
    found.push(row);
  }
  return found;
}

/** Groups that begin right of the table's first columns, with the names of all columns in the row below. */
function completesGroups(groups: SourceRow, row: SourceRow, first: number): boolean {
  const gaps = groups.cells.slice(first).some(isBlankCell);
  const namesOnTheLeft = first > 0 && row.cells.slice(0, first).every((cell) => !isBlankCell(cell));
  return gaps && namesOnTheLeft && filledCount(row) > filledCount(groups);
}

/** `Q1,,Q2,` above `Plan,Actual,Plan,Actual`: names that repeat under groups, with values below them. */
function isFullSubHeader(header: SourceRow, row: SourceRow, below: readonly SourceRow[]): boolean {
  const names = row.cells.filter((cell) => !isBlankCell(cell));
  const gaps = row.cells.filter((cell, column) => !isBlankCell(cell) && isBlankCell(header.cells[column])).length;
  const valuesBelow = below.slice(0, 5).some((each) => each.cells.some(isValue));
  return gaps >= 1 && valuesBelow && new Set(names).size < names.length;
}
