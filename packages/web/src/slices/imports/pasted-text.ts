/** Rows of cells; all rows are as long as the first. */
export type Cells = string[][];

const QUOTED = /[\t"\r\n,;]/;
const DELIMITERS = '\t,;';

/** Cells as text that spreadsheets and the import read: quoted where they must be. */
export const serialise = (cells: Cells, delimiter: ',' | '\t'): string =>
  cells.map((row) => `${row.map((cell) => (QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`).join('');

/** What was copied from a spreadsheet, or the text of a CSV file, as cells. A quote that opens no cell stands for itself. */
export function parsePasted(text: string): Cells {
  const outside = delimitersOutside(text);
  if (!outside.has('\t'))
    for (const delimiter of [',', ';'].filter((one) => outside.has(one))) {
      const rows = split(text, delimiter);
      // a sentence with a comma is no table: each row of one has as many cells
      if (rows.every((row) => row.length === rows[0]?.length)) return rows;
    }
  return even(split(text, '\t'));
}

/** The delimiters that stand outside of quoted cells. */
function delimitersOutside(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const close = text[at] === '"' ? closing(text, at + 1, DELIMITERS) : -1;
    if (close >= 0) at = close + 1;
    while (!ends(text, at, DELIMITERS)) at += 1;
    if (at < text.length) found.add(text[at]!);
  }
  return found;
}

const width = (rows: Cells): number => rows.reduce((most, row) => Math.max(most, row.length), 0);
const even = (rows: Cells): Cells => {
  const columns = width(rows);
  return rows.map((row) => [...row, ...Array<string>(columns - row.length).fill('')]);
};

const ends = (text: string, at: number, delimiters: string): boolean => at >= text.length || `${delimiters}\r\n`.includes(text[at]!);

/** Where a cell that opens with a quote closes: at a single quote with an end of a cell behind it; -1 when nowhere. */
function closing(text: string, from: number, delimiters: string): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at)) {
    if (text[at + 1] === '"') at += 2;
    else if (ends(text, at + 1, delimiters)) return at;
    else return -1;
  }
  return -1;
}

function split(text: string, delimiter: string): Cells {
  const rows: Cells = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const close = text[at] === '"' ? closing(text, at + 1, delimiter) : -1;
    let end = close + 1;
    if (close < 0) for (end = at; !ends(text, end, delimiter); ) end += 1;
    row.push(close < 0 ? text.slice(at, end) : text.slice(at + 1, close).replaceAll('""', '"'));
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === delimiter) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
