import type { ByteSource } from './byte-source.ts';
import type { Encoding } from './encoding.ts';
import { decodeText } from './encoding.ts';
import { FileFault } from './file-fault.ts';
import type { FileLimits } from './limits.ts';
import type { Cell, SourceRow } from './row.ts';

const LINES_THAT_MAKE_THE_HEADER = 1000;

/**
 * Rows of JSON lines: first a made-up row (`line` 0) with the keys of the first thousand lines, then one row a line.
 * A line that is no object, or has a key not seen among those, comes with its problem and is for the caller to reject.
 */
export async function* readJsonLines(
  source: ByteSource,
  encoding: Encoding,
  limits: FileLimits,
): AsyncGenerator<SourceRow, void, undefined> {
  const waiting: ParsedLine[] = [];
  const columns = new Map<string, number>();
  let headerGiven = false;
  const giveHeader = function* (): Generator<SourceRow> {
    headerGiven = true;
    yield { line: 0, cells: [...columns.keys()] };
    for (const parsed of waiting.splice(0)) yield toRow(parsed, columns);
  };
  for await (const { text, line } of linesOf(decodeText(source, encoding), limits)) {
    const parsed = parseLine(text, line);
    if (headerGiven) {
      yield toRow(parsed, columns);
      continue;
    }
    for (const key of Object.keys(parsed.object ?? {})) if (!columns.has(key)) columns.set(key, columns.size);
    waiting.push(parsed);
    if (waiting.length >= LINES_THAT_MAKE_THE_HEADER) yield* giveHeader();
  }
  if (!headerGiven && waiting.length > 0) yield* giveHeader();
}

type ParsedLine = { line: number; text: string; object?: Record<string, unknown> };

function parseLine(text: string, line: number): ParsedLine {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, text, object: value as Record<string, unknown> };
  } catch {
    // told by the missing object
  }
  return { line, text };
}

function toRow(parsed: ParsedLine, columns: ReadonlyMap<string, number>): SourceRow {
  const cells: Cell[] = new Array<Cell>(columns.size).fill(null);
  if (parsed.object === undefined) {
    return { line: parsed.line, cells, problem: { code: 'import.row.not_json', params: { value: parsed.text.slice(0, 200) } } };
  }
  let problem: SourceRow['problem'];
  for (const [key, value] of Object.entries(parsed.object)) {
    const at = columns.get(key);
    if (at === undefined) problem ??= { code: 'import.row.unknown_key', params: { key } };
    else cells[at] = toCell(value);
  }
  return problem === undefined ? { line: parsed.line, cells } : { line: parsed.line, cells, problem };
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

async function* linesOf(texts: AsyncIterable<string>, limits: FileLimits): AsyncGenerator<{ text: string; line: number }> {
  let rest = '';
  let line = 0;
  for await (const text of texts) {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    if (rest.length > limits.columns * limits.cellChars)
      throw new FileFault('limit', 'file.cell_too_long', { line: line + parts.length + 1 });
    for (const part of parts) {
      line += 1;
      if (part.trim() !== '') yield { text: part, line };
    }
  }
  if (rest.trim() !== '') yield { text: rest, line: line + 1 };
}
