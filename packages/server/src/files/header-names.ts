import { cleanText } from './normalise-text.ts';
import type { ProblemParams } from './problem.ts';
import type { Cell, SourceRow } from './row.ts';
import { isBlankCell } from './row.ts';

/** A column: its place (0-based), its spreadsheet letter, and its name, unique within the file. */
export type HeaderColumn = { index: number; name: string; letter: string };
export type HeaderWarning = {
  code: 'import.header.no_rows' | 'import.header.missing' | 'import.header.blank' | 'import.header.doubled';
  params: ProblemParams;
};

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** One name a column out of one or more header rows: a gap in an upper row belongs to the group on its left. */
export function mergeHeaderRows(rows: readonly (readonly Cell[])[], width: number): string[] {
  const names: string[][] = Array.from({ length: width }, () => []);
  for (const [depth, cells] of rows.entries()) {
    let group = '';
    for (let column = 0; column < width; column += 1) {
      const own = headerText(cells[column]);
      if (own !== '') group = own;
      const spans = own === '' && depth < rows.length - 1 && rows.slice(depth + 1).some((lower) => !isBlankCell(lower[column]));
      // a gap in a lower row is a cell merged downwards, not a group to its left
      const name = own !== '' ? own : spans && depth === 0 ? group : '';
      if (name !== '' && names[column]!.at(-1) !== name) names[column]!.push(name);
    }
  }
  return names.map((parts) => parts.join(' '));
}

const headerText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : cleanText(String(cell)).replace(/\s+/g, ' ');

/** Unique names: blank ones take the column's letter, doubled ones a number; columns without a name and values are left out. */
export function nameColumns(names: readonly string[], data: readonly SourceRow[]): { columns: HeaderColumn[]; warnings: HeaderWarning[] } {
  const taken = new Set(names.filter((name) => name !== ''));
  const seen = new Map<string, number>();
  const lastNamed = names.findLastIndex((name) => name !== '');
  const columns: HeaderColumn[] = [];
  const warnings: HeaderWarning[] = [];
  for (const [index, given] of names.entries()) {
    const letter = columnLetter(index);
    if (given === '') {
      const filled = data.filter((row) => !isBlankCell(row.cells[index])).length;
      // right of the last name a few filled cells are rows gone astray (a comma without quotes), not a column
      if (filled === 0 || (index > lastNamed && filled <= data.length / 2)) continue;
      const name = free(letter, taken);
      warnings.push({ code: 'import.header.blank', params: { column: letter, name } });
      columns.push({ index, name, letter });
      continue;
    }
    const count = (seen.get(given) ?? 0) + 1;
    seen.set(given, count);
    if (count === 1) {
      columns.push({ index, name: given, letter });
      continue;
    }
    const name = free(`${given} (${count})`, taken);
    warnings.push({ code: 'import.header.doubled', params: { column: letter, header: given, name } });
    columns.push({ index, name, letter });
  }
  return { columns, warnings };
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next += 1) name = `${wanted} (${next})`;
  taken.add(name);
  return name;
}
