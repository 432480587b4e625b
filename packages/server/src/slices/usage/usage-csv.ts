import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Fault } from '../../kernel/fault.ts';
import { excerpt, type Line, LONGEST_LINE } from './usage-lines.ts';

const NEEDED = ['account', 'metric', 'day', 'value'];
const TOGETHER = 500;

/** Values of CSV, told apart by the headings of its first line. Fails with usage.csv_header; a broken quote ends the reading with a refusal. */
export async function* csvLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line[], void, undefined> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
    max_record_size: LONGEST_LINE,
  });
  const input = Readable.from(body, { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  let header: string[] | undefined;
  let lines: Line[] = [];
  try {
    for await (const { record, info } of input.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) {
        header = headings(record);
        continue;
      }
      lines.push({ line: info.lines, fields: Object.fromEntries(header.map((name, place) => [name, record[place] || undefined])) });
      if (lines.length < TOGETHER) continue;
      yield lines;
      lines = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    lines.push({ line: Number(error.lines ?? 0), refusal: 'line.broken', text: excerpt(error.code) });
  } finally {
    input.destroy();
    parser.destroy();
  }
  if (lines.length) yield lines;
}

function headings(record: string[]): string[] {
  const names = record.map((name) => (name.toLowerCase() === 'known_at' ? 'knownAt' : name.toLowerCase()));
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length) throw new Fault('invalid', 'usage.csv_header', { missing: missing.join(', ') });
  return names;
}
