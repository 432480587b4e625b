import type { PayloadField } from '@fulcrum/contract';
import { parsePasted } from '../imports/pasted-text.ts';

export interface PastedLine {
  /** The line of the pasted text, counted from 1. */
  row: number;
  account: string;
  says: Record<string, string>;
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Cells of a line: as a table copies them, as a CSV file writes them, or parted by commas of Chinese typing. */
function cellsOf(line: string): string[] {
  const [cells = []] = parsePasted(/[\t,;]/.test(line) ? line : line.replaceAll('，', ','));
  return cells.map((cell) => cell.trim());
}

/** Which column holds which field: by a line of heads where there is one, else in the order of the fields after the account. */
function columnsOf(
  first: readonly string[],
  payload: readonly PayloadField[],
  accountHeads: readonly string[],
): { heads: boolean; fields: (string | null)[] } {
  const named = first.map((cell) => payload.find(({ id, name }) => [id, name.zh, name.en].some((one) => same(one, cell)))?.id ?? null);
  const heads = accountHeads.some((head) => same(head, first[0] ?? '')) || named.slice(1).some(Boolean);
  // A column that the event does not know keeps its head: the server says what to do with it.
  if (heads) return { heads, fields: first.map((cell, at) => named[at] ?? (cell || null)) };
  return { heads, fields: [null, ...payload.map(({ id }) => id)] };
}

/** The lines of a pasted block or a file: the account first, then what is said of it. `accountHeads` is what its column may be called. */
export function linesIn(text: string, payload: readonly PayloadField[], accountHeads: readonly string[]): PastedLine[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ row: at + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some(Boolean));
  const { heads, fields } = columnsOf(rows[0]?.cells ?? [], payload, accountHeads);
  return rows.slice(heads ? 1 : 0).map(({ row, cells: [account = '', ...cells] }) => ({
    row,
    account,
    says: Object.fromEntries(cells.flatMap((cell, at) => (cell ? [[fields[at + 1] ?? `#${at + 2}`, cell]] : []))),
  }));
}
