import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { ByteSource } from './byte-source.ts';
import type { DetectedDelimiter } from './delimiter.ts';
import type { Encoding } from './encoding.ts';
import { decodeText } from './encoding.ts';
import { FileFault } from './file-fault.ts';
import type { FileLimits } from './limits.ts';
import type { SourceRow } from './row.ts';

/** Rows of a delimited text file, streamed. Blank lines are left out; `line` is where the record begins. */
export async function* readDelimited(
  source: ByteSource,
  encoding: Encoding,
  format: DetectedDelimiter,
  limits: FileLimits,
): AsyncGenerator<SourceRow, void, undefined> {
  const parser = parse({
    delimiter: format.delimiter,
    // files edited on several machines mix their line ends
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ltrim: format.spaceBeforeQuote,
    info: true,
    max_record_size: limits.columns * limits.cellChars,
  });
  const input = Readable.from(decodeText(source, encoding), { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  let linesBefore = 0;
  try {
    for await (const { record, info } of input.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      // `lines` counts to the record's end; only a record over several lines begins earlier
      const line = info.lines === linesBefore + 1 ? info.lines : info.lines - lineBreaksIn(record);
      linesBefore = info.lines;
      yield { line, cells: record };
    }
  } catch (error) {
    throw asFault(error);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

function lineBreaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return breaks;
}

function asFault(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new FileFault('invalid', 'file.quote_not_closed', { line: Number(error.lines ?? 0) });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new FileFault('limit', 'file.cell_too_long', { line: Number(error.lines ?? 0) });
  return new FileFault('invalid', 'file.broken', { why: error.code });
}
