import type { UsageRefusal } from '@fulcrum/contract';
import { Fault } from '../../kernel/fault.ts';
import { type Line, readLine, textLines } from './usage-lines.ts';

const NEEDED = ['account', 'metric', 'day', 'value'];
/** One cell and what ends it: bare, or in quotes with doubled ones inside. */
const CELL = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;

/**
 * Cells of one line, null where a quote is not as it should be. Nothing that names or counts usage holds a line break, so a record is a line:
 * one with a broken quote cannot take those behind it along.
 */
export function cellsOf(line: string): string[] | null {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const match = CELL.exec(line);
    if (!match) return null;
    cells.push(match[1] === undefined ? (match[2] ?? '').trim() : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
  }
}

/** Values of CSV, told apart by the headings of its first line. Fails with usage.csv_header. */
export async function* csvLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line[], void, undefined> {
  let header: string[] | undefined;
  const fieldsOf = (text: string): Record<string, unknown> | UsageRefusal => {
    const cells = cellsOf(text.trimEnd());
    return cells ? Object.fromEntries((header ?? []).map((name, place) => [name, cells[place] || undefined])) : 'line.broken';
  };
  for await (const lines of textLines(body)) {
    const first = header ? undefined : lines.shift();
    if (first) header = headings(cellsOf(first.text.trimEnd()) ?? []);
    if (lines.length) yield lines.map(({ line, text }) => readLine(line, text, fieldsOf));
  }
}

function headings(record: string[]): string[] {
  const names = record.map((name) => (name.toLowerCase() === 'known_at' ? 'knownAt' : name.toLowerCase()));
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length) throw new Fault('invalid', 'usage.csv_header', { missing: missing.join(', ') });
  return names.map((name) => (name === 'knownat' ? 'knownAt' : name));
}
